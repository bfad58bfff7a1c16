#include "dateline/export.h"

#include "dateline/json.h"

static json_object *text_or_null(dl_str text)
{
    return text.len ? dl_json_of_text(text) : NULL;
}

static json_object *date_of(dl_date date)
{
    char text[DL_DATE_TEXT];
    return text_or_null(dl_date_text(date, text));
}

static json_object *field_value(const dl_field *field)
{
    if (field->kind == DL_FIELD_NUMBER)
        return json_object_new_int64((int64_t)field->number);
    if (field->kind == DL_FIELD_FLAG)
        return json_object_new_boolean(field->number != 0);
    if (field->kind == DL_FIELD_TEXT)
        return text_or_null(field->text);
    json_object *list = json_object_new_array();
    for (size_t i = 0; i < field->list_count; i++)
        dl_json_add(list, dl_json_of_text(field->list[i]));
    return list;
}

void dl_export_json(const dl_record *record, dl_buf *out)
{
    json_object *object = json_object_new_object();
    for (size_t i = 0; i < record->count; i++)
        dl_json_set(object, record->items[i].name, field_value(&record->items[i]));
    dl_json_write_line(object, out);
}

/* Adds start, end and, unless it is a whole sentence, the surface. */
static void set_span(json_object *object, dl_str body, dl_span span, bool surface)
{
    dl_json_set(object, "start", json_object_new_int64(span.start));
    dl_json_set(object, "end", json_object_new_int64(span.end));
    if (surface)
        dl_json_set(object, "surface", dl_json_of_text(dl_str_span(body, span)));
}

static void set_reason(json_object *object, dl_str body, dl_reason reason, bool why)
{
    if (!why)
        return;
    dl_json_set(object, "rule", json_object_new_string(reason.rule ? reason.rule : ""));
    dl_json_set(object, "cue", dl_json_of_text(dl_str_span(body, reason.cue)));
}

static json_object *entities_of(dl_str body, const dl_annotations *found, bool why)
{
    json_object *entities = json_object_new_array();
    for (size_t i = 0; i < found->entities.count; i++) {
        const dl_found_entity *entity = &found->entities.items[i];
        json_object *object = json_object_new_object();
        dl_json_set(object, "id", dl_json_of_text(entity->id));
        dl_json_set(object, "name", dl_json_of_text(entity->name));
        dl_json_set(object, "kind",
                    json_object_new_string(dl_entity_kind_name(entity->kind)));
        dl_json_set(object, "known", json_object_new_boolean(entity->row != DL_NO_ROW));
        dl_json_set(object, "mentions", json_object_new_array());
        dl_json_add(entities, object);
    }
    for (size_t i = 0; i < found->mentions.count; i++) {
        const dl_found_mention *mention = &found->mentions.items[i];
        json_object *object = json_object_new_object();
        set_span(object, body, mention->span, true);
        set_reason(object, body, mention->reason, why);
        dl_json_add(dl_json_member(dl_json_item(entities, mention->entity), "mentions"),
                    object);
    }
    return entities;
}

static json_object *dates_of(dl_str body, const dl_annotations *found, bool why)
{
    json_object *dates = json_object_new_array();
    for (size_t i = 0; i < found->dates.count; i++) {
        const dl_found_date *date = &found->dates.items[i];
        json_object *object = json_object_new_object();
        set_span(object, body, date->span, true);
        dl_json_set(object, "value", date_of(date->value));
        dl_json_set(object, "precision",
                    json_object_new_string(dl_precision_name(date->value.precision)));
        if (date->value.part != DL_PART_WHOLE)
            dl_json_set(object, "mod",
                        json_object_new_string(dl_part_name(date->value.part)));
        dl_json_set(object, "role",
                    json_object_new_string(
                        date->role == DL_DATE_PUBLICATION ? "publication" : "event"));
        set_reason(object, body, date->reason, why);
        dl_json_add(dates, object);
    }
    return dates;
}

static json_object *parties_of(const dl_annotations *found, const dl_found_event *event,
                               dl_role role)
{
    json_object *names = json_object_new_array();
    for (uint32_t i = 0; i < event->party_count; i++) {
        dl_party party = found->parties.items[event->first_party + i];
        if (party.role == role)
            dl_json_add(names, dl_json_of_text(found->entities.items[party.entity].name));
    }
    return names;
}

static json_object *goods_of(dl_str body, const dl_annotations *found,
                             const dl_found_event *event)
{
    json_object *goods = json_object_new_array();
    for (uint32_t i = 0; i < event->goods_count; i++)
        dl_json_add(goods, dl_json_of_text(dl_str_span(
                               body, found->goods.items[event->first_goods + i])));
    return goods;
}

static json_object *event_of(dl_str body, const dl_annotations *found,
                             const dl_found_event *event, const dl_reference *reference,
                             bool why)
{
    json_object *object = json_object_new_object();
    dl_json_set(object, "date", date_of(event->date));
    dl_json_set(object, "precision",
                text_or_null(dl_str_from(dl_precision_name(event->date.precision))));
    if (why && dl_date_is_set(event->after))
        dl_json_set(object, "date_after", date_of(event->after));
    if (why && dl_date_is_set(event->before))
        dl_json_set(object, "date_before", date_of(event->before));
    dl_json_set(object, "actor", parties_of(found, event, DL_ROLE_ACTOR));
    dl_json_set(object, "action", json_object_new_string(dl_deed_name(event->deed)));
    dl_json_set(object, "targets", parties_of(found, event, DL_ROLE_TARGET));
    dl_json_set(object, "items", parties_of(found, event, DL_ROLE_ITEM));
    if (why)
        dl_json_set(object, "goods", goods_of(body, found, event));
    dl_json_set(object, "certainty",
                json_object_new_string(dl_certainty_name(event->certainty)));
    dl_json_set(object, "topic",
                event->on_topic
                    ? dl_json_of_text(dl_topic_name(reference->topics, event->topic))
                    : NULL);
    set_span(object, body, event->evidence, false);
    return object;
}

void dl_export_annotations(const dl_article *article, const dl_annotations *annotations,
                           const dl_reference *reference, bool why, dl_buf *out)
{
    json_object *object = json_object_new_object(), *published = json_object_new_object(),
                *events = json_object_new_array();
    dl_json_set(published, "value", date_of(annotations->published));
    dl_json_set(
        published, "precision",
        text_or_null(dl_str_from(dl_precision_name(annotations->published.precision))));
    dl_json_set(published, "origin",
                json_object_new_string(dl_origin_name(annotations->origin)));
    dl_json_set(object, "source", dl_json_of_text(article->file));
    if (article->id.len)
        dl_json_set(object, "id", dl_json_of_text(article->id));
    dl_json_set(object, "language",
                json_object_new_string(dl_language_code(article->language)));
    dl_json_set(object, "published", published);
    dl_json_set(object, "title", dl_json_of_text(article->title));
    dl_json_set(object, "entities", entities_of(article->body, annotations, why));
    dl_json_set(object, "dates", dates_of(article->body, annotations, why));
    for (size_t i = 0; i < annotations->events.count; i++) {
        const dl_found_event *event = &annotations->events.items[i];
        json_object *item = event_of(article->body, annotations, event, reference, why);
        set_reason(item, article->body, event->reason, why);
        dl_json_add(events, item);
    }
    dl_json_set(object, "events", events);
    dl_json_write_line(object, out);
}
