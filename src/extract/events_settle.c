/* What the tellings of one sentence are to each other: which give way, which are only the
 * consequence of another, and what the sentence names too far off for its clause. */
#include "src/extract/events.h"

/* "amended the regulations": a law that is only how the rest was done. */
static bool is_vehicle(const dl_story *story, const dl_telling *telling)
{
    return telling->items.count == 1 && telling->goods.count == 0 &&
           story->draft->out->entities.items[telling->items.items[0]].kind ==
               DL_ENTITY_LAW;
}

/* 不予许可镓，对石墨实施审查: each of goods of its own. */
static bool is_of_others(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    if (story->draft->language != DL_LANGUAGE_ZH || a->goods.count == 0 ||
        b->goods.count == 0 || a->verb < b->verb)
        return false;
    for (uint32_t i = 0; i < a->goods.count; i++)
        for (uint32_t j = 0; j < b->goods.count; j++)
            if (dl_str_equal(dl_str_span(story->draft->body, a->goods.items[i]),
                             dl_str_span(story->draft->body, b->goods.items[j])))
                return false;
    return true;
}

/* 废除扩散规则，同时发布指引，警告使用昇腾: what tightens beside what eases, on things of its own. */
static bool is_besides(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    return story->draft->language == DL_LANGUAGE_ZH && a->verb > b->verb &&
           dl_deed_family(a->deed) == DL_FAMILY_TIGHTEN &&
           dl_deed_family(b->deed) == DL_FAMILY_EASE && a->items.count > 0 &&
           !dl_entity_set_meets(&a->items, &b->items);
}

/* 3月敲定的省令把23种设备纳入许可管理，7月施行: a Chinese rule is told once, by what it
 * requires and when. */
static bool is_its_licence(const dl_story *story, const dl_telling *rule,
                           const dl_telling *other)
{
    return story->draft->language == DL_LANGUAGE_ZH && rule->deed == DL_DEED_RESTRICT &&
           other->deed == DL_DEED_LICENSE_REQUIRE && !other->weak &&
           rule->verb < other->verb && rule->items.count == 0 &&
           rule->date.first < other->date.first &&
           (other->actors.count == 0 ||
            dl_story_actors_meet(story, &rule->actors, &other->actors));
}

static bool is_one_clause(const dl_story *story, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_STOP)
            return false;
    return true;
}

/* 规则9月29日出台，11月10日起暂停: whether what is told has a day of its own clause. */
static bool has_own_day(const dl_story *story, const dl_telling *told)
{
    const dl_segment *its = dl_segment_of(story, told->verb);
    for (uint32_t i = its->first; i < told->verb; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE &&
            dl_date_equal(dl_story_date(story, i)->value, told->date))
            return true;
    return false;
}

/* 13日发布规则，…改为个案审查，今日起生效: a day of effect is no day of another deed, so
 * what the rules that were published say is of the day they were. */
static void date_by_rules(dl_story *story, size_t first, const dl_telling *rules)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    if (story->draft->language != DL_LANGUAGE_ZH || !rules->weak || !rules->dated ||
        rules->deed != DL_DEED_RESTRICT || !dl_date_is_set(rules->date) ||
        !dl_sentence_has(story->draft, its, DL_CUE_EFFECT))
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *told = &story->tellings.items[i];
        dl_action_family family = dl_deed_family(told->deed);
        if ((family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE) && !told->weak &&
            !told->aside && told->certainty == rules->certainty &&
            told->verb > rules->verb && told->date.first > rules->date.last &&
            !(family == DL_FAMILY_EASE && has_own_day(story, told)) &&
            is_one_clause(story, rules->verb, told->verb))
            told->date = rules->date;
    }
}

/* "Made the A800 in 2022, after Washington had banned the A100": two deeds of two chips. */
static bool is_of_other_chip(const dl_story *story, const dl_telling *weak,
                             const dl_telling *other)
{
    return story->draft->language == DL_LANGUAGE_EN &&
           weak->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP && weak->items.count > 0 &&
           other->items.count > 0 && !dl_entity_set_meets(&weak->items, &other->items) &&
           dl_piece_at(story, weak->verb)->segment != dl_piece_at(story, other->verb)->segment;
}

/* "Blacklisted it, concluding a probe": what an English deed only puts an end to. */
static bool is_outcome(const dl_story *story, const dl_telling *weak)
{
    return story->draft->language == DL_LANGUAGE_EN && weak->deed == DL_DEED_RELAX &&
           weak->object != DL_NO_PIECE &&
           dl_piece_at(story, weak->object)->groups & DL_GROUP_CASE;
}

/* A weak telling ("published rules") gives way to what else its sentence tells of the
 * rules; the tellings from `first` on are the sentence's. */
static void drop_weak(dl_story *story, size_t first)
{
    size_t kept = first;
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *weak = &story->tellings.items[i];
        bool drop = false;
        for (size_t j = first; weak->weak && j < story->tellings.count; j++) {
            const dl_telling *other = &story->tellings.items[j];
            dl_action_family family = dl_deed_family(other->deed);
            bool its = story->draft->language == DL_LANGUAGE_ZH && other->weak && /* 实施制裁 */
                       other->object == weak->verb;
            drop |= i != j && weak->object != DL_NO_PIECE && !its &&
                    (weak->object == other->verb ||
                     (weak->object + 1 == other->verb &&
                      story->pieces.items[other->verb].first ==
                          story->pieces.items[weak->object].end));
            drop |= is_its_licence(story, weak, other);
            bool probe = chinese ? other->deed == DL_DEED_INVESTIGATE
                                 : other->deed == DL_DEED_ENFORCE && /* "fined it, ending a probe" */
                                       story->draft->language == DL_LANGUAGE_EN;
            drop |= !other->weak && !other->aside && !is_of_others(story, weak, other) &&
                    !is_of_other_chip(story, weak, other) &&
                    !is_besides(story, weak, other) &&
                    !(weak->deed == DL_DEED_INVESTIGATE && chinese &&
                      weak->actors.count > 0 &&
                      !dl_story_actors_meet(story, &weak->actors, &other->actors)) &&
                    (family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE || probe) &&
                    (other->deed != DL_DEED_ENTITY_LIST || is_vehicle(story, weak) ||
                     is_outcome(story, weak)) &&
                    other->certainty == weak->certainty &&
                    dl_date_equal(other->date, weak->date);
        }
        if (!drop)
            story->tellings.items[kept++] = *weak;
    }
    story->tellings.count = kept;
}

/* 祭出芯片限制: the verb that another has as its object is that deed, with the day and
 * the actor of the first. */
static void join_light(dl_story *story, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *noun = &story->tellings.items[i];
        bool joined = false;
        for (size_t j = first; j < kept && !joined; j++) {
            dl_telling *light = &story->tellings.items[j];
            joined = story->draft->language == DL_LANGUAGE_ZH && light->weak &&
                     light->object == noun->verb && light->deed == noun->deed &&
                     light->dated && !dl_date_equal(light->date, noun->date);
            if (!joined)
                continue;
            for (uint32_t n = 0; n < noun->items.count && !light->items.count; n++)
                dl_entity_set_add(&light->items, noun->items.items[n]);
            light->weak = false;
        }
        if (!joined)
            story->tellings.items[kept++] = *noun;
    }
    story->tellings.count = kept;
}

/* "put it on the list, which bars it from buying chips": the list is what is told. */
static bool follows_listing(const dl_story *story, const dl_telling *listing,
                            const dl_telling *telling)
{
    uint32_t segment = story->pieces.items[telling->verb].segment;
    if (listing->deed != DL_DEED_ENTITY_LIST || telling->items.count > 0 ||
        (telling->deed != DL_DEED_BAN && telling->deed != DL_DEED_RESTRICT &&
         telling->deed != DL_DEED_LICENSE_REQUIRE))
        return false;
    if (story->draft->language == DL_LANGUAGE_ZH && telling->actors.count > 0 &&
        listing->actors.count > 0 &&
        !dl_story_actors_meet(story, &listing->actors, &telling->actors))
        return false; /* 美国将其列入清单，中国禁止对美出口镓 */
    uint8_t opener = story->segments.items[segment].opener;
    for (uint32_t i = listing->verb + 1;
         story->draft->language == DL_LANGUAGE_VI && i < telling->verb; i++)
        if (dl_str_equal(
                dl_piece_value(story, dl_piece_at(story, i), DL_CUE_CONTINUATION),
                DL_STR("same")))
            return false; /* "ghi tên YMTC vào danh sách, đồng thời cấm bán máy làm chip" */
    bool own = telling->object != DL_NO_PIECE && telling->object < telling->verb &&
               opener != DL_OPENER_RELATIVE && opener != DL_OPENER_LINK &&
               dl_piece_at(story, telling->object)->segment == segment;
    if (own && story->draft->language == DL_LANGUAGE_EN)
        return false; /* "X was listed, and exports of memory were banned" */
    bool under = opener == DL_OPENER_UNDER && story->draft->language == DL_LANGUAGE_VI;
    if (telling->deed == DL_DEED_BAN && (under || telling->targets.count == 0) &&
        telling->certainty == listing->certainty && telling->verb > listing->verb &&
        dl_date_equal(telling->date, listing->date))
        return true;
    uint32_t first = story->draft->language == DL_LANGUAGE_ZH /* 对其出口须先获许可 */
                         ? story->segments.items[segment].first
                         : telling->verb + 1;
    for (uint32_t i = first; i < story->segments.items[segment].end; i++)
        if (dl_piece_has(&story->pieces.items[i], DL_CUE_ANAPHOR) &&
            !(story->pieces.items[i].groups & DL_GROUP_CHIP))
            return true;
    return false;
}

/* "decided on controls, in force from September": when the rule told before begins. */
static bool is_beginning(const dl_telling *telling, const dl_telling *before)
{
    dl_action_family family = dl_deed_family(before->deed);
    return telling->begins && telling->weak && !before->aside &&
           (telling->items.count == 0 ||
            dl_entity_set_meets(&telling->items, &before->items)) &&
           (family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE) &&
           telling->verb > before->verb;
}

/* "cấm mua chip mà không có giấy phép", "bị phạt vì bán mà không xin phép": the licence
 * that what stands before it speaks of. */
static bool is_condition(const dl_telling *telling, const dl_telling *before)
{
    return telling->deed == DL_DEED_LICENSE_REQUIRE && telling->actors.count == 0 &&
           telling->items.count == 0 && telling->verb > before->verb &&
           (!telling->dated || dl_date_equal(telling->date, before->date)) &&
           (before->deed == DL_DEED_BAN || before->deed == DL_DEED_LICENSE_REQUIRE ||
            before->deed == DL_DEED_ENFORCE) &&
           telling->certainty == before->certainty;
}

/* 取消豁免，改为逐案申请许可, 列入清单，供货须经批准: what the end of a waiver or a licence means, or
 * being on a list. */
static bool is_without_waiver(const dl_story *story, const dl_telling *telling,
                              const dl_telling *before)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           telling->deed == DL_DEED_LICENSE_REQUIRE &&
           (before->deed == DL_DEED_RESCIND ||
            (before->deed == DL_DEED_ENTITY_LIST && telling->goods.count == 0)) &&
           telling->verb > before->verb && telling->items.count == 0;
}

/* 颁发许可证，允许工厂引进设备: what the licence is for. */
static bool is_meaning(const dl_story *story, const dl_telling *telling,
                       const dl_telling *before)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           telling->deed == DL_DEED_LICENSE_GRANT && before->deed == telling->deed &&
           telling->verb > before->verb &&
           telling->certainty != DL_CERTAINTY_HYPOTHETICAL &&
           dl_story_actors_meet(story, &telling->actors, &before->actors);
}

/* 撤销豁免，大连厂也在列: among what another deed was done to, on no list. */
static bool is_among(const dl_story *story, const dl_telling *telling,
                     const dl_telling *before)
{
    const dl_draft *draft = story->draft;
    const dl_piece *verb = &story->pieces.items[telling->verb];
    bool among = false;
    for (uint32_t i = verb->first; i + 1 < verb->end; i++)
        among |= (dl_draft_is(draft, i, "在") && dl_draft_is(draft, i + 1, "列")) ||
                 (dl_draft_is(draft, i, "其") && dl_draft_is(draft, i + 1, "中"));
    return among && draft->language == DL_LANGUAGE_ZH &&
           telling->deed == DL_DEED_ENTITY_LIST && before->deed != telling->deed &&
           telling->verb > before->verb && telling->items.count == 0;
}

static void drop_implied(dl_story *story, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < story->tellings.count; i++) {
        bool implied = false;
        for (size_t j = first; j < kept && !implied; j++)
            implied = follows_listing(story, &story->tellings.items[j],
                                      &story->tellings.items[i]) ||
                      is_condition(&story->tellings.items[i], &story->tellings.items[j]) ||
                      is_beginning(&story->tellings.items[i], &story->tellings.items[j]) ||
                      is_among(story, &story->tellings.items[i],
                               &story->tellings.items[j]) ||
                      is_meaning(story, &story->tellings.items[i],
                                 &story->tellings.items[j]) ||
                      is_without_waiver(story, &story->tellings.items[i],
                                        &story->tellings.items[j]);
        if (!implied)
            story->tellings.items[kept++] = story->tellings.items[i];
    }
    story->tellings.count = kept;
}

/* What is banned or eased may be named only where the sentence goes on: "tightened the
 * rules, which put the A800 out of reach, too". */
static void add_far_chips(dl_story *story, size_t first)
{
    size_t only = first, told = 0; /* what only may be counts for nothing */
    for (size_t i = first; i < story->tellings.count; i++)
        if (story->tellings.items[i].certainty != DL_CERTAINTY_HYPOTHETICAL) {
            told++;
            only = i;
        }
    if (told > 1 || only >= story->tellings.count)
        return;
    dl_telling *telling = &story->tellings.items[only];
    if (telling->items.count > 0 ||
        telling->aside ||
        (dl_deed_family(telling->deed) != DL_FAMILY_TIGHTEN &&
         dl_deed_family(telling->deed) != DL_FAMILY_EASE &&
         telling->deed != DL_DEED_PROPOSE))
        return;
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    for (uint32_t i = telling->verb;
         i < story->pieces.count &&
         !(chinese && story->pieces.items[i].kind == DL_PIECE_STOP);
         i++)
        if (story->pieces.items[i].kind == DL_PIECE_NAME &&
            story->pieces.items[i].groups & DL_GROUP_CHIP)
            dl_entity_set_add(&telling->items,
                              dl_piece_mention(story, &story->pieces.items[i])->entity);
}

/* 将甲列入实体清单，并将乙列入关注名单: two lists, two deeds. */
static void part_lists(dl_story *story, size_t first)
{
    for (size_t i = first + 1; i < story->tellings.count; i++) {
        const dl_telling *before = &story->tellings.items[i - 1];
        dl_telling *telling = &story->tellings.items[i];
        const dl_piece *pieces = story->pieces.items;
        if (telling->deed != DL_DEED_ENTITY_LIST || before->deed != telling->deed ||
            story->draft->language != DL_LANGUAGE_ZH ||
            telling->object == DL_NO_PIECE || before->object == DL_NO_PIECE ||
            telling->object < telling->verb || before->object < before->verb)
            continue;
        uint32_t x = pieces[before->verb].first, y = pieces[telling->verb].first;
        telling->apart = story->draft->tokens.items[x].word ==
                         story->draft->tokens.items[y].word;
    }
}

/* "The bill, called the Chip Act, ...": the name of what was proposed just before. */
static void name_bill(dl_story *story, size_t first)
{
    const uint32_t bill = DL_GROUP_BILL;
    uint32_t law = DL_NO_PIECE, word = DL_NO_PIECE;
    if (first == 0 || story->draft->language != DL_LANGUAGE_ZH)
        return;
    dl_telling *before = &story->tellings.items[first - 1];
    if (before->deed != DL_DEED_PROPOSE || story->sentence - before->sentence > 2)
        return;
    for (uint32_t i = 0; i < before->items.count; i++)
        if (story->draft->out->entities.items[before->items.items[i]].kind ==
            DL_ENTITY_LAW)
            return;
    for (uint32_t i = 0; i < story->pieces.count && law == DL_NO_PIECE; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_LAW &&
            piece->groups & bill)
            law = i;
        else if (piece->kind == DL_PIECE_WORD && piece->groups & bill)
            word = i;
        else if (piece->verb)
            return;
    }
    if (law != DL_NO_PIECE && word != DL_NO_PIECE)
        dl_entity_set_add(&before->items,
                          dl_piece_mention(story, &story->pieces.items[law])->entity);
}

void dl_tellings_settle(dl_story *story, size_t first)
{
    dl_tellings_drop_hearings(story, first);
    dl_tellings_add_bills(story, first);
    join_light(story, first);
    for (size_t i = first; i < story->tellings.count; i++)
        date_by_rules(story, first, &story->tellings.items[i]);
    drop_weak(story, first);
    drop_implied(story, first);
    part_lists(story, first);
    name_bill(story, first);
    add_far_chips(story, first);
}
