#ifndef DL_EVENT_H
#define DL_EVENT_H
/* [model] What an event can be, how certain it is, who takes which part in it. */
#include "dateline/str.h"

/* Actions are shared by all topics; names as in the annotation guidelines. The family
 * is what events of different articles must share to be told as one (timeline). */
typedef enum dl_action_family {
    DL_FAMILY_TIGHTEN,
    DL_FAMILY_EASE,
    DL_FAMILY_LAUNCH,
    DL_FAMILY_SUSPEND,
    DL_FAMILY_ENFORCE,
    DL_FAMILY_SAY
} dl_action_family;

#define DL_ACTION_KINDS(X)                                                               \
    X(BAN, "ban", TIGHTEN)                                                               \
    X(RESTRICT, "restrict", TIGHTEN)                                                     \
    X(LICENSE_REQUIRE, "license-require", TIGHTEN)                                       \
    X(ENTITY_LIST, "entity-list", TIGHTEN)                                               \
    X(RETALIATE, "retaliate", TIGHTEN)                                                   \
    X(LICENSE_GRANT, "license-grant", EASE)                                              \
    X(RELAX, "relax", EASE)                                                              \
    X(EXEMPT, "exempt", EASE)                                                            \
    X(RESCIND, "rescind", EASE)                                                          \
    X(LAUNCH_COMPLIANT_CHIP, "launch-compliant-chip", LAUNCH)                            \
    X(LAUNCH, "launch", LAUNCH)                                                          \
    X(SUSPEND_SERVICE, "suspend-service", SUSPEND)                                       \
    X(INVESTIGATE, "investigate", ENFORCE)                                               \
    X(ENFORCE, "enforce", ENFORCE)                                                       \
    X(ANNOUNCE, "announce", SAY)                                                         \
    X(PROPOSE, "propose", SAY)

typedef enum dl_deed {
#define X(id, name, family) DL_DEED_##id,
    DL_ACTION_KINDS(X)
#undef X
        DL_DEED_COUNT
} dl_deed;

typedef enum dl_certainty {
    DL_CERTAINTY_OCCURRED,
    DL_CERTAINTY_PLANNED,      /* decided or scheduled, not yet in force */
    DL_CERTAINTY_REPORTED,     /* rests on unnamed sources */
    DL_CERTAINTY_HYPOTHETICAL, /* if, could, considering */
    DL_CERTAINTY_COUNT
} dl_certainty;

/* The part an entity takes in an event. */
typedef enum dl_role { DL_ROLE_ACTOR, DL_ROLE_TARGET, DL_ROLE_ITEM } dl_role;

const char *dl_deed_name(dl_deed deed); /* "ban" */
bool dl_deed_parse(dl_str name, dl_deed *deed);
dl_action_family dl_deed_family(dl_deed deed);
const char *dl_certainty_name(dl_certainty certainty); /* "occurred" */

#endif
