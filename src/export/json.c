/* jansson writes all JSON; texts are valid UTF-8 by then, so it cannot refuse them. */
#include <jansson.h>

#include "dateline/export.h"

static json_t *text_of(dl_str text)
{
    return json_stringn(text.ptr ? text.ptr : "", text.len);
}

static json_t *text_or_null(dl_str text)
{
    return text.len ? text_of(text) : json_null();
}

static json_t *date_of(dl_date date)
{
    char text[DL_DATE_TEXT];
    return text_or_null(dl_date_text(date, text));
}

static int append(const char *bytes, size_t len, void *out)
{
    dl_buf_add(out, (dl_str){ bytes, len });
    return 0;
}

static void write_line(json_t *object, dl_buf *out)
{
    json_dump_callback(object, append, out, JSON_COMPACT);
    dl_buf_add_char(out, '\n');
    json_decref(object);
}

static json_t *field_value(const dl_field *field)
{
    if (field->kind == DL_FIELD_NUMBER)
        return json_integer((json_int_t)field->number);
    if (field->kind == DL_FIELD_FLAG)
        return json_boolean(field->number != 0);
    if (field->kind == DL_FIELD_TEXT)
        return text_or_null(field->text);
    json_t *list = json_array();
    for (size_t i = 0; i < field->list_count; i++)
        json_array_append_new(list, text_of(field->list[i]));
    return list;
}

void dl_export_json(const dl_record *record, dl_buf *out)
{
    json_t *object = json_object();
    for (size_t i = 0; i < record->count; i++)
        json_object_set_new(object, record->items[i].name,
                            field_value(&record->items[i]));
    write_line(object, out);
}

/* Adds start, end and, unless it is a whole sentence, the surface. */
static void set_span(json_t *object, dl_str body, dl_span span, bool surface)
{
    json_object_set_new(object, "start", json_integer(span.start));
    json_object_set_new(object, "end", json_integer(span.end));
    if (surface)
        json_object_set_new(object, "surface", text_of(dl_str_span(body, span)));
}

static void set_reason(json_t *object, dl_str body, dl_reason reason, bool why)
{
    if (!why)
        return;
    json_object_set_new(object, "rule", json_string(reason.rule ? reason.rule : ""));
    json_object_set_new(object, "cue", text_of(dl_str_span(body, reason.cue)));
}

static json_t *entities_of(dl_str body, const dl_annotations *found, bool why)
{
    json_t *entities = json_array();
    for (size_t i = 0; i < found->entities.count; i++) {
        const dl_found_entity *entity = &found->entities.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "id", text_of(entity->id));
        json_object_set_new(object, "name", text_of(entity->name));
        json_object_set_new(object, "kind",
                            json_string(dl_entity_kind_name(entity->kind)));
        json_object_set_new(object, "known", json_boolean(entity->row != DL_NO_ROW));
        json_object_set_new(object, "mentions", json_array());
        json_array_append_new(entities, object);
    }
    for (size_t i = 0; i < found->mentions.count; i++) {
        const dl_found_mention *mention = &found->mentions.items[i];
        json_t *object = json_object();
        set_span(object, body, mention->span, true);
        set_reason(object, body, mention->reason, why);
        json_array_append_new(
            json_object_get(json_array_get(entities, mention->entity), "mentions"),
            object);
    }
    return entities;
}

static json_t *dates_of(dl_str body, const dl_annotations *found, bool why)
{
    json_t *dates = json_array();
    for (size_t i = 0; i < found->dates.count; i++) {
        const dl_found_date *date = &found->dates.items[i];
        json_t *object = json_object();
        set_span(object, body, date->span, true);
        json_object_set_new(object, "value", date_of(date->value));
        json_object_set_new(object, "precision",
                            json_string(dl_precision_name(date->value.precision)));
        if (date->value.part != DL_PART_WHOLE)
            json_object_set_new(object, "mod",
                                json_string(dl_part_name(date->value.part)));
        json_object_set_new(
            object, "role",
            json_string(date->role == DL_DATE_PUBLICATION ? "publication" : "event"));
        set_reason(object, body, date->reason, why);
        json_array_append_new(dates, object);
    }
    return dates;
}

static json_t *parties_of(const dl_annotations *found, const dl_found_event *event,
                          dl_role role)
{
    json_t *names = json_array();
    for (uint32_t i = 0; i < event->party_count; i++) {
        dl_party party = found->parties.items[event->first_party + i];
        if (party.role == role)
            json_array_append_new(names,
                                  text_of(found->entities.items[party.entity].name));
    }
    return names;
}

static json_t *goods_of(dl_str body, const dl_annotations *found,
                        const dl_found_event *event)
{
    json_t *goods = json_array();
    for (uint32_t i = 0; i < event->goods_count; i++)
        json_array_append_new(
            goods,
            text_of(dl_str_span(body, found->goods.items[event->first_goods + i])));
    return goods;
}

static json_t *event_of(dl_str body, const dl_annotations *found,
                        const dl_found_event *event, const dl_reference *reference,
                        bool why)
{
    json_t *object = json_object();
    json_object_set_new(object, "date", date_of(event->date));
    json_object_set_new(
        object, "precision",
        text_or_null(dl_str_from(dl_precision_name(event->date.precision))));
    if (why && dl_date_is_set(event->after))
        json_object_set_new(object, "date_after", date_of(event->after));
    if (why && dl_date_is_set(event->before))
        json_object_set_new(object, "date_before", date_of(event->before));
    json_object_set_new(object, "actor", parties_of(found, event, DL_ROLE_ACTOR));
    json_object_set_new(object, "action", json_string(dl_deed_name(event->deed)));
    json_object_set_new(object, "targets", parties_of(found, event, DL_ROLE_TARGET));
    json_object_set_new(object, "items", parties_of(found, event, DL_ROLE_ITEM));
    if (why)
        json_object_set_new(object, "goods", goods_of(body, found, event));
    json_object_set_new(object, "certainty",
                        json_string(dl_certainty_name(event->certainty)));
    json_object_set_new(object, "topic",
                        event->on_topic
                            ? text_of(dl_topic_name(reference->topics, event->topic))
                            : json_null());
    set_span(object, body, event->evidence, false);
    return object;
}

void dl_export_annotations(const dl_article *article, const dl_annotations *annotations,
                           const dl_reference *reference, bool why, dl_buf *out)
{
    json_t *object = json_object(), *published = json_object(), *events = json_array();
    json_object_set_new(published, "value", date_of(annotations->published));
    json_object_set_new(
        published, "precision",
        text_or_null(dl_str_from(dl_precision_name(annotations->published.precision))));
    json_object_set_new(published, "origin",
                        json_string(dl_origin_name(annotations->origin)));
    json_object_set_new(object, "source", text_of(article->file));
    if (article->id.len)
        json_object_set_new(object, "id", text_of(article->id));
    json_object_set_new(object, "language",
                        json_string(dl_language_code(article->language)));
    json_object_set_new(object, "published", published);
    json_object_set_new(object, "title", text_of(article->title));
    json_object_set_new(object, "entities", entities_of(article->body, annotations, why));
    json_object_set_new(object, "dates", dates_of(article->body, annotations, why));
    for (size_t i = 0; i < annotations->events.count; i++) {
        const dl_found_event *event = &annotations->events.items[i];
        json_t *item = event_of(article->body, annotations, event, reference, why);
        set_reason(item, article->body, event->reason, why);
        json_array_append_new(events, item);
    }
    json_object_set_new(object, "events", events);
    write_line(object, out);
}
