#include "tests/store/fixture.h"

#include "tests/folder.h"

void fixture_shelf_open(fixture_shelf *shelf)
{
    dl_error error = { 0 };
    *shelf = (fixture_shelf){ 0 };
    folder_make();
    shelf->path = dl_str_copy(&shelf->arena, dl_str_from(folder_path("here/library.db"))).ptr;
    shelf->packer = dl_packer_new();
    dl_reference_open(&shelf->reference, (dl_str){ 0 }, NULL);
    shelf->extractor = dl_extractor_new(&shelf->reference);
    ck_assert_msg(dl_store_open(shelf->path, true, &shelf->store, &error), "%s",
                  error.message);
}

void fixture_shelf_close(fixture_shelf *shelf)
{
    if (shelf->store)
        dl_store_close(shelf->store);
    dl_packer_free(shelf->packer);
    dl_extractor_free(shelf->extractor);
    dl_reference_close(&shelf->reference);
    dl_arena_release(&shelf->arena);
}

void fixture_shelf_reopen(fixture_shelf *shelf)
{
    dl_error error = { 0 };
    dl_store_close(shelf->store);
    ck_assert_msg(dl_store_open(shelf->path, false, &shelf->store, &error), "%s",
                  error.message);
}

dl_packed fixture_shelf_pack(fixture_shelf *shelf, const dl_article *article)
{
    dl_annotations found;
    dl_extract(shelf->extractor, article, (dl_extract_options){ 0 }, &shelf->arena, &found);
    return dl_pack(shelf->packer, article, &found, 7, &shelf->arena);
}

int64_t fixture_shelve(fixture_shelf *shelf, dl_article article, bool *added)
{
    dl_error error = { 0 };
    int64_t id = 0;
    dl_packed packed = fixture_shelf_pack(shelf, &article);
    ck_assert_msg(dl_store_add(shelf->store, &article, &packed, 1000, &id, added, &error),
                  "%s", error.message);
    return id;
}

dl_kept_documents fixture_shelf_documents(fixture_shelf *shelf)
{
    dl_error error = { 0 };
    dl_kept_documents documents = { 0 };
    ck_assert_msg(dl_store_documents(shelf->store, shelf->packer, 1, INT64_MAX,
                                     &shelf->arena, &documents, &error),
                  "%s", error.message);
    return documents;
}
