/* What extraction said of an article, as bytes:
 *
 *   check    4 bytes: a hash of all that follows
 *   format   1 byte
 *   date, origin of the article
 *   counts   entities, mentions, dates, events, parties, goods
 *   entities id name kind row+1
 *   mentions start (from the start before), length, entity
 *   dates    start (the same way), length, date, role
 *   events   evidence, dates, deed, certainty, topic, parties and goods by place and count
 *   parties  entity, role
 *   goods    start, length
 *
 * Numbers and texts as in bytes.h. Everything that names something else is checked against
 * the count of it, every span against the length of the body, so that what unpacking
 * answers can be used without another look, whatever the bytes were. Reasons are left out:
 * they explain a run of extraction to the one who asks for it (`annotate --why`). */
#include "dateline/store.h"

#include "dateline/utf8.h"
#include "src/store/bytes.h"

enum { FORMAT = 1, CHECK_BYTES = 4, TEXT_LIMIT = 1 << 20 };

/* --- to bytes ------------------------------------------------------------------------- */

static void pack_date(dl_buf *out, dl_date date)
{
    dl_buf_add_char(out, (char)date.precision);
    if (!dl_date_is_set(date))
        return;
    dl_buf_add_char(out, (char)(date.ends | date.part << 4));
    dl_bytes_signed(out, date.first);
    dl_bytes_number(out, (uint64_t)((int64_t)date.last - date.first));
}

/* Spans mostly come sorted by start, so the distance to the one before is short. */
static void pack_span(dl_buf *out, dl_span span, uint32_t *before)
{
    dl_bytes_signed(out, (int64_t)span.start - *before);
    dl_bytes_number(out, span.end - span.start);
    *before = span.start;
}

static void pack_entities(dl_buf *out, const dl_annotations *found)
{
    for (size_t i = 0; i < found->entities.count; i++) {
        const dl_found_entity *entity = &found->entities.items[i];
        dl_bytes_text(out, entity->id);
        dl_bytes_text(out, entity->name);
        dl_buf_add_char(out, (char)entity->kind);
        dl_bytes_number(out, entity->row == DL_NO_ROW ? 0 : (uint64_t)entity->row + 1);
    }
}

static void pack_events(dl_buf *out, const dl_annotations *found)
{
    uint32_t before = 0;
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        pack_span(out, event->evidence, &before);
        pack_date(out, event->date);
        pack_date(out, event->after);
        pack_date(out, event->before);
        dl_buf_add_char(out, (char)event->deed);
        dl_buf_add_char(out, (char)event->certainty);
        dl_buf_add_char(out, (char)event->on_topic);
        const uint32_t numbers[] = { event->topic, event->first_party, event->party_count,
                                     event->first_goods, event->goods_count };
        for (size_t j = 0; j < DL_COUNT(numbers); j++)
            dl_bytes_number(out, numbers[j]);
    }
}

static void pack_all(dl_buf *out, const dl_annotations *found)
{
    const size_t counts[] = { found->entities.count, found->mentions.count,
                              found->dates.count,    found->events.count,
                              found->parties.count,  found->goods.count };
    uint32_t before = 0;
    dl_buf_add_char(out, FORMAT);
    pack_date(out, found->published);
    dl_buf_add_char(out, (char)found->origin);
    for (size_t i = 0; i < DL_COUNT(counts); i++)
        dl_bytes_number(out, counts[i]);
    pack_entities(out, found);
    for (size_t i = 0; i < found->mentions.count; i++) {
        pack_span(out, found->mentions.items[i].span, &before);
        dl_bytes_number(out, found->mentions.items[i].entity);
    }
    before = 0;
    for (size_t i = 0; i < found->dates.count; i++) {
        pack_span(out, found->dates.items[i].span, &before);
        pack_date(out, found->dates.items[i].value);
        dl_buf_add_char(out, (char)found->dates.items[i].role);
    }
    pack_events(out, found);
    for (size_t i = 0; i < found->parties.count; i++) {
        dl_bytes_number(out, found->parties.items[i].entity);
        dl_buf_add_char(out, (char)found->parties.items[i].role);
    }
    before = 0;
    for (size_t i = 0; i < found->goods.count; i++)
        pack_span(out, found->goods.items[i], &before);
}

static uint32_t check_of(dl_str bytes)
{
    return (uint32_t)dl_bytes_hash(bytes, FORMAT);
}

void dl_annotations_pack(const dl_annotations *annotations, dl_buf *out)
{
    size_t start = out->count;
    dl_buf_add(out, (dl_str){ "\0\0\0\0", CHECK_BYTES });
    pack_all(out, annotations);
    uint32_t check =
        check_of(dl_str_slice(dl_buf_str(out), start + CHECK_BYTES, out->count));
    for (unsigned i = 0; i < CHECK_BYTES; i++)
        out->items[start + i] = (char)(unsigned char)(check >> 8 * i);
}

/* --- and back ------------------------------------------------------------------------- */

typedef struct unpacking {
    dl_bytes bytes;
    dl_arena *arena;
    uint32_t body_length;
    uint32_t entities, parties, goods; /* how many there are to name */
} unpacking;

static void need(unpacking *state, bool holds)
{
    state->bytes.failed |= !holds;
}

static dl_date unpack_date(unpacking *state)
{
    uint32_t precision = dl_bytes_read_limited(&state->bytes, DL_PRECISION_RANGE);
    if (precision == DL_PRECISION_NONE)
        return (dl_date){ 0 };
    uint32_t form = dl_bytes_read_limited(&state->bytes, 0x7F);
    int64_t first = dl_bytes_read_signed(&state->bytes);
    uint64_t days = dl_bytes_read_number(&state->bytes);
    need(state, first >= dl_day_number(1, 1, 1) && first <= dl_day_number(9999, 12, 31) &&
                    days <= (uint64_t)(dl_day_number(9999, 12, 31) - first));
    need(state, (form & 15) <= DL_PRECISION_RANGE && form >> 4 <= DL_PART_END);
    if (state->bytes.failed)
        return (dl_date){ 0 };
    return (dl_date){ .first = (int32_t)first,
                      .last = (int32_t)(first + (int64_t)days),
                      .precision = (uint8_t)precision,
                      .ends = (uint8_t)(form & 15),
                      .part = (uint8_t)(form >> 4) };
}

static dl_span unpack_span(unpacking *state, uint32_t *before)
{
    int64_t distance = dl_bytes_read_signed(&state->bytes);
    uint32_t length = dl_bytes_read_limited(&state->bytes, state->body_length);
    need(state, distance >= -(int64_t)*before &&
                    distance <= (int64_t)state->body_length - *before - length);
    if (state->bytes.failed)
        return (dl_span){ 0 };
    *before = (uint32_t)(*before + distance);
    return (dl_span){ *before, *before + length };
}

static dl_str unpack_text(unpacking *state)
{
    dl_str text = dl_bytes_read_text(&state->bytes);
    need(state, text.len <= TEXT_LIMIT && dl_utf8_valid(text) == text.len);
    return state->bytes.failed ? (dl_str){ "", 0 } : dl_str_copy(state->arena, text);
}

static void unpack_entity(unpacking *state, dl_found_entity *entity)
{
    entity->id = unpack_text(state);
    entity->name = unpack_text(state);
    entity->kind =
        (dl_entity_kind)dl_bytes_read_limited(&state->bytes, DL_ENTITY_KIND_COUNT - 1);
    entity->row = dl_bytes_read_limited(&state->bytes, UINT32_MAX) - 1; /* 0: DL_NO_ROW */
}

/* One that there is. */
static uint32_t unpack_entity_number(unpacking *state)
{
    uint32_t entity = dl_bytes_read_limited(&state->bytes, UINT32_MAX);
    need(state, entity < state->entities);
    return entity;
}

static void unpack_event(unpacking *state, uint32_t *before, dl_found_event *event)
{
    dl_bytes *bytes = &state->bytes;
    event->evidence = unpack_span(state, before);
    event->date = unpack_date(state);
    event->after = unpack_date(state);
    event->before = unpack_date(state);
    event->deed = (dl_deed)dl_bytes_read_limited(bytes, DL_DEED_COUNT - 1);
    event->certainty = (dl_certainty)dl_bytes_read_limited(bytes, DL_CERTAINTY_COUNT - 1);
    event->on_topic = dl_bytes_read_limited(bytes, 1);
    event->topic = dl_bytes_read_limited(bytes, UINT8_MAX);
    event->first_party = dl_bytes_read_limited(bytes, state->parties);
    event->party_count = dl_bytes_read_limited(bytes, state->parties - event->first_party);
    event->first_goods = dl_bytes_read_limited(bytes, state->goods);
    event->goods_count = dl_bytes_read_limited(bytes, state->goods - event->first_goods);
}

/* Each of the things counted takes a byte at least, so damage cannot ask for more memory
 * than a multiple of its own size. */
static uint32_t unpack_count(unpacking *state)
{
    uint32_t limit = state->bytes.rest.len < UINT32_MAX ? (uint32_t)state->bytes.rest.len
                                                        : UINT32_MAX - 1;
    return dl_bytes_read_limited(&state->bytes, limit);
}

/* Room for `number` items, zeroed; for none when the bytes have failed. */
#define UNPACKED(list, number)                                                           \
    ((list).capacity = (list).count = state->bytes.failed ? 0 : (number),                \
     (list).items = dl_arena_alloc(state->arena, (list).count, sizeof *(list).items))

static void unpack_places(unpacking *state, dl_annotations *found)
{
    uint32_t before = 0;
    for (size_t i = 0; i < found->mentions.count; i++) {
        found->mentions.items[i].span = unpack_span(state, &before);
        found->mentions.items[i].entity = unpack_entity_number(state);
    }
    before = 0;
    for (size_t i = 0; i < found->dates.count; i++) {
        dl_found_date *date = &found->dates.items[i];
        date->span = unpack_span(state, &before);
        date->value = unpack_date(state);
        date->role = (dl_date_role)dl_bytes_read_limited(&state->bytes, DL_DATE_PUBLICATION);
    }
}

static void unpack_events(unpacking *state, dl_annotations *found)
{
    uint32_t before = 0;
    for (size_t i = 0; i < found->events.count; i++)
        unpack_event(state, &before, &found->events.items[i]);
    for (size_t i = 0; i < found->parties.count; i++) {
        found->parties.items[i].entity = unpack_entity_number(state);
        found->parties.items[i].role =
            (dl_role)dl_bytes_read_limited(&state->bytes, DL_ROLE_ITEM);
    }
    before = 0;
    for (size_t i = 0; i < found->goods.count; i++)
        found->goods.items[i] = unpack_span(state, &before);
}

static void unpack_all(unpacking *state, dl_annotations *found)
{
    uint32_t counts[6];
    need(state, dl_bytes_read_number(&state->bytes) == FORMAT);
    found->published = unpack_date(state);
    found->origin = (dl_origin)dl_bytes_read_limited(&state->bytes, DL_ORIGIN_COUNT - 1);
    for (size_t i = 0; i < DL_COUNT(counts); i++)
        counts[i] = unpack_count(state);
    UNPACKED(found->entities, counts[0]);
    UNPACKED(found->mentions, counts[1]);
    UNPACKED(found->dates, counts[2]);
    UNPACKED(found->events, counts[3]);
    UNPACKED(found->parties, counts[4]);
    UNPACKED(found->goods, counts[5]);
    state->entities = (uint32_t)found->entities.count;
    state->parties = (uint32_t)found->parties.count;
    state->goods = (uint32_t)found->goods.count;
    for (size_t i = 0; i < found->entities.count; i++)
        unpack_entity(state, &found->entities.items[i]);
    unpack_places(state, found);
    unpack_events(state, found);
    need(state, state->bytes.rest.len == 0);
}

bool dl_annotations_unpack(dl_str bytes, size_t body_length, dl_arena *arena,
                           dl_annotations *annotations)
{
    uint32_t check = 0;
    dl_str content = dl_str_slice(bytes, CHECK_BYTES, bytes.len);
    if (bytes.len < CHECK_BYTES || body_length > UINT32_MAX)
        return false;
    for (unsigned i = 0; i < CHECK_BYTES; i++)
        check |= (uint32_t)(unsigned char)bytes.ptr[i] << 8 * i;
    if (check != check_of(content))
        return false;
    unpacking state = { .bytes = { .rest = content },
                        .arena = arena,
                        .body_length = (uint32_t)body_length };
    *annotations = (dl_annotations){ 0 };
    unpack_all(&state, annotations);
    if (state.bytes.failed)
        *annotations = (dl_annotations){ 0 };
    return !state.bytes.failed;
}
