#ifndef DL_INGEST_MEND_H
#define DL_INGEST_MEND_H
/* Feeds that are no XML, as XML.
 *
 * What can be found of the channel and of each item is written anew, an element a field:
 *
 *   <feed><channel><f n="title">...</f></channel><item line="12"><f n="dc:date">...</f> ...
 */
#include "src/ingest/intake.h"

/* Items without an end are reported. */
dl_str dl_mend_feed(const dl_intake *intake, const char *item);

#endif
