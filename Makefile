# Dateline. `make deps run` opens the explorer on the built-in sample, `make deps test`
# runs all tests. Everything is built under $(BUILD); any variant is a set of flags:
#   make CC=clang CFLAGS="-O1 -g" BUILD=build/clang
BUILD   = build
PREFIX  = /usr/local
CFLAGS  = -O2 -g
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
WERROR  =
VERSION = 0.1

PACKAGES = gcc make pkg-config opencc libncurses-dev libutf8proc-dev libjson-c-dev \
           libuchardet-dev libxml2-dev libsqlite3-dev zlib1g-dev libzstd-dev libxxhash-dev \
           libcurl4-openssl-dev ca-certificates check libvterm-dev
LIBRARIES = ncursesw libutf8proc json-c uchardet libxml-2.0 sqlite3 zlib libzstd libxxhash
LOADED    = libcurl # when it is needed: src/ingest/curl.h
TEST_LIBRARIES = check vterm

FLAGS := -std=c17 -D_GNU_SOURCE -DDL_VERSION='"$(VERSION)"' -pthread -Iinclude -I. -I$(BUILD) \
         $(WARN) $(WERROR) $(shell pkg-config --cflags $(LIBRARIES) $(LOADED) 2>/dev/null)
LINK  := -pthread -lm -ldl $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null)
TEST_FLAGS := $(shell pkg-config --cflags $(TEST_LIBRARIES) 2>/dev/null)
TEST_LINK  := $(shell pkg-config --libs $(TEST_LIBRARIES) 2>/dev/null) -lutil

floor = $(wildcard src/$(1)/*.c)
MAKERS := src/base/make_unicode.c src/reference/make_deeds.c
SOURCES := $(filter-out $(MAKERS),$(foreach f,base model reference ingest index \
             store extract timeline export library,$(call floor,$(f))))
PROGRAM := $(wildcard src/main.c src/cli/*.c ui/*.c ui/panes/*.c)
TESTS   := $(wildcard tests/*.c tests/*/*.c)
TESTS   := $(filter-out tests/fuzz/% tests/bench/% tests/training/%,$(TESTS))
DEEDS   := $(wildcard src/reference/deeds-*.tsv)
DATA    := $(filter-out $(DEEDS),$(wildcard src/reference/*.tsv src/reference/topics/*.tsv \
             src/reference/sample/*.txt))
IMAGES  := $(DEEDS:src/reference/%.tsv=$(BUILD)/%.image)

OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/data.o
PROGRAM_OBJECTS := $(PROGRAM:%.c=$(BUILD)/%.o)
TEST_OBJECTS := $(TESTS:%.c=$(BUILD)/%.o)

.PHONY: all deps run test check asan fuzz bench train install format tidy clean
all: $(BUILD)/dateline

$(BUILD)/dateline: $(PROGRAM_OBJECTS) $(BUILD)/libdateline.a
	@echo '  LINK $@'; $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINK)

$(BUILD)/libdateline.a: $(OBJECTS)
	@echo '  AR $@'; rm -f $@; $(AR) rcs $@ $^

# The tests' own main has the objects of the explorer and the commands, but not src/main.c.
$(BUILD)/tests/all: $(TEST_OBJECTS) $(filter-out $(BUILD)/src/main.o,$(PROGRAM_OBJECTS)) \
                    $(BUILD)/libdateline.a
	@echo '  LINK $@'; $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LINK) $(LINK)

$(BUILD)/%.o: %.c | $(BUILD)/unicode_tables.h $(BUILD)/extractor_version.h
	@mkdir -p $(@D)
	@echo '  CC $<'
	@$(CC) $(CFLAGS) $(FLAGS) $(if $(filter tests/%,$<),$(TEST_FLAGS)) -MMD -MP -c -o $@ $<

$(BUILD)/make_unicode: src/base/make_unicode.c
	@mkdir -p $(@D)
	$(CC) -O1 $(FLAGS) -o $@ $< -lutf8proc

$(BUILD)/unicode_tables.h: $(BUILD)/make_unicode
	$< han | opencc -c t2s.json > $(BUILD)/han.txt
	$< tables < $(BUILD)/han.txt > $@.tmp && mv $@.tmp $@

# What annotations depend on, as a number: kept ones of another number are made anew.
EXTRACTION := $(sort $(wildcard src/extract/*.[ch] src/reference/*.[ch]) src/base/words.c \
                src/base/word_keys.c src/base/make_unicode.c src/base/utf8.c src/model/date.c \
                $(DEEDS) $(filter %.tsv,$(DATA)))
$(BUILD)/extractor_version.h: $(EXTRACTION)
	@mkdir -p $(@D)
	@cat $^ | cksum | { read sum size; echo "#define DL_EXTRACTOR_VERSION $${sum}u"; } > $@

# The models of wordings, from their tables: as the program asks them.
$(BUILD)/make_deeds: $(patsubst %.c,$(BUILD)/%.o,$(filter src/base/% src/model/%,$(SOURCES)) \
                       $(addprefix src/reference/,table.c deed_table.c make_deeds.c))
	@echo '  LINK $@'; $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LINK)

$(BUILD)/deeds-%.image: src/reference/deeds-%.tsv $(BUILD)/make_deeds
	@$(BUILD)/make_deeds $* < $< > $@.tmp && mv $@.tmp $@

# The reference tables and the sample articles, byte for byte, and those images, with a
# table of their names.
$(BUILD)/data.s: $(DATA) $(IMAGES) Makefile
	@mkdir -p $(@D)
	@{ echo '.section .rodata'; i=0; \
	   for f in $(DATA) $(IMAGES); do n=$${f#src/reference/}; \
	     echo '.balign 16'; echo ".Ls$$i: .incbin \"$$f\""; echo ".Le$$i: .byte 0"; \
	     echo ".Ln$$i: .asciz \"$${n#$(BUILD)/}\""; i=$$((i+1)); done; \
	   echo '.section .data.rel.ro,"aw"'; echo '.balign 8'; \
	   echo '.globl dl_resource_table'; echo 'dl_resource_table:'; i=0; \
	   for f in $(DATA) $(IMAGES); do echo ".quad .Ln$$i, .Ls$$i, .Le$$i - .Ls$$i"; i=$$((i+1)); done; \
	   echo '.quad 0, 0, 0'; echo '.section .note.GNU-stack,"",@progbits'; } > $@

$(BUILD)/data.o: $(BUILD)/data.s
	$(CC) -c -o $@ $<

deps:
	@missing=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update && $$sudo apt-get install -y --no-install-recommends $$missing; fi

run: all
	$(BUILD)/dateline

test check: all $(BUILD)/tests/all
	DATELINE=$(BUILD)/dateline $(BUILD)/tests/all
	tests/floors_test.sh $(BUILD)

asan:
	$(MAKE) BUILD=$(BUILD)/asan CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined" test

# Coverage-guided fuzzing (needs clang): each target for FUZZ_SECONDS, from the sample
# articles and what earlier runs found.
FUZZ_SECONDS = 60
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz:
	$(MAKE) CC=clang BUILD=$(BUILD)/fuzz CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" $(BUILD)/fuzz/libdateline.a
	@set -e; for f in $(FUZZERS); do mkdir -p $(BUILD)/fuzz/$$f; echo "== $$f"; \
	  clang -O1 -g -fsanitize=fuzzer,address,undefined $(FLAGS) -o $(BUILD)/fuzz/$$f.run tests/fuzz/$$f.c $(BUILD)/fuzz/libdateline.a $(LINK); \
	  $(BUILD)/fuzz/$$f.run -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -close_fd_mask=0 -verbosity=0 -print_final_stats=0 \
	    -artifact_prefix=$(BUILD)/fuzz/ $(BUILD)/fuzz/$$f src/reference/sample; done

# Speed beside peers on generated articles: make bench N=100000, or CORPUS=FILE.jsonl
N = 2000
bench: all $(BUILD)/generate $(BUILD)/measure $(BUILD)/finding $(BUILD)/keys
	tests/bench/bench.sh $(BUILD) $(N) $(CORPUS)

$(BUILD)/finding: $(addprefix tests/bench/,subject.c growth.c questions.c peer.c clocks.c)
$(BUILD)/generate $(BUILD)/measure $(BUILD)/finding $(BUILD)/keys: $(BUILD)/%: tests/bench/%.c $(BUILD)/libdateline.a
	@echo '  LINK $@'; $(CC) $(CFLAGS) $(FLAGS) -o $@ $(filter %.c,$^) $(filter %.a,$^) $(LINK) -lutil

# The models of how a language words deeds, from sentences that say what they tell.
train: $(BUILD)/train
	for l in en vi zh; do $(BUILD)/train $$l tests/specs/events/$$l.txt tests/training/$$l-*.txt > $(BUILD)/deeds-$$l.tsv && \
	  mv $(BUILD)/deeds-$$l.tsv src/reference/ || exit 1; done

$(BUILD)/train: tests/training/train.c $(BUILD)/libdateline.a
	@echo '  LINK $@'; $(CC) $(CFLAGS) $(FLAGS) -o $@ $^ $(LINK)

install: all
	install -D $(BUILD)/dateline $(DESTDIR)$(PREFIX)/bin/dateline

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

tidy:
	clang-tidy --quiet $(SOURCES) $(PROGRAM) -- $(FLAGS)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
