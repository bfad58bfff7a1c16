/* A page says the same thing in many places, not always well: who offers what is found does
 * not know what others have offered. */
#include "src/ingest/html_facts.h"

#include "dateline/address.h"
#include "dateline/buf.h"
#include "src/ingest/stamp.h"

enum { VALUE_BYTES = 1000 };

/* A page that says its address is the front page of its site is set up wrongly. */
static bool is_own_address(const dl_html_facts *facts, dl_str value)
{
    return dl_address_is_web(value)
        && (!dl_address_is_root(value) || !facts->page.len || dl_address_is_root(facts->page));
}

static bool is_wanted(const dl_html_facts *facts, dl_fact fact, dl_str value)
{
    switch (fact) {
    case DL_FACT_PUBLISHED:
        return dl_stamp_parse(value, true).precision != DL_PRECISION_YEAR
            && dl_date_is_set(dl_stamp_parse(value, true));
    case DL_FACT_ADDRESS:
        return is_own_address(facts, value);
    case DL_FACT_AUTHOR:
        return !dl_address_is_web(value);
    default:
        return true;
    }
}

void dl_html_facts_offer(dl_html_facts *facts, dl_fact fact, dl_str value, unsigned rank)
{
    value = dl_str_trim(value);
    if (fact == DL_FACT_ADDRESS)
        value = dl_address_resolve(facts->page, value, facts->arena);
    if (value.len == 0 || (fact != DL_FACT_BODY && value.len > VALUE_BYTES)
        || (facts->ranks[fact] && facts->ranks[fact] <= rank) || !is_wanted(facts, fact, value))
        return;
    facts->values[fact] = dl_str_copy(facts->arena, value);
    facts->ranks[fact] = rank;
}
