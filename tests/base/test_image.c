#include "dateline/image.h"

#include <check.h>
#include <stdio.h>
#include <unistd.h>

#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/suites.h"

typedef struct numbers {
    uint64_t *items;
    size_t count, capacity;
} numbers;

enum { NUMBERS = 1 << 20 }; /* 8 MB */
static const dl_image_kind kind = { "NUMBERS", 1 };

static long resident_pages(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fscanf(file, "%ld %ld", &size, &resident), 2);
    fclose(file);
    return resident;
}

static uint64_t write_numbers(const char *path)
{
    dl_error error = { 0 };
    numbers written = { 0 };
    uint64_t check = 0;
    for (uint64_t i = 0; i < NUMBERS; i++)
        *DL_APPEND(&written, NULL) = i;
    dl_image_table table = DL_IMAGE_TABLE(&written);
    ck_assert_msg(dl_image_write(path, kind, &table, 1, &check, &error), "%s",
                  error.message);
    dl_memory_free(written.items);
    return check;
}

static void check_numbers(const numbers *read, const dl_image *image)
{
    dl_image_touch(image, 0, 0, NUMBERS);
    for (uint64_t i = 0; i < NUMBERS; i++)
        ck_assert_uint_eq(read->items[i], i % 100000 == 7 ? i + 1 : i);
}

START_TEST(keeps_what_was_changed_when_it_rests)
{
    folder_make();
    const char *path = folder_path("numbers");
    dl_error error = { 0 };
    dl_image image = { 0 };
    numbers read = { 0 };
    dl_image_table table = DL_IMAGE_TABLE(&read);
    uint64_t check = write_numbers(path);
    ck_assert_msg(dl_image_map(path, kind, check, &table, 1, &image, &error), "%s",
                  error.message);
    dl_image_touch(&image, 0, 0, NUMBERS);
    for (size_t i = 7; i < NUMBERS; i += 100000)
        read.items[i]++;
    *DL_APPEND(&read, NULL) = 12;
    check_numbers(&read, &image);
    long before = resident_pages();
    dl_image_rest(&image);
    long given_back = (before - resident_pages()) * sysconf(_SC_PAGESIZE);
    ck_assert_int_gt(given_back, NUMBERS / 2 * (long)sizeof *read.items);
    check_numbers(&read, &image);
    ck_assert_uint_eq(read.items[NUMBERS], 12);
    ck_assert(!dl_image_is_damaged(&image));
    dl_image_release(&image);
}
END_TEST

Suite *image_suite(void)
{
    Suite *suite = suite_create("image");
    TCase *tcase = tcase_create("image");
    tcase_add_test(tcase, keeps_what_was_changed_when_it_rests);
    suite_add_tcase(suite, tcase);
    return suite;
}
