# orgraph. `make` builds ./build/orgraph, `make help` tells the rest.
#
# Knobs, on the command line: VARIANT=release|debug|coverage  SAN=address,undefined
# WERROR=1  BUILD=folder  T=part of a test's name  V=1 (show the commands)
# PREFIX=/usr/local  DESTDIR=  and the usual CC CFLAGS CPPFLAGS LDFLAGS, which come last.

BUILD = build
VARIANT = release
PREFIX = /usr/local
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
ZSHDIR = $(PREFIX)/share/zsh/site-functions

# no rules but these: make's own would write the folder tests/rules from tests/rules.sh
.SUFFIXES:
# and nothing that was built is thrown away on the way
.SECONDARY:

comma = ,
# objects of different variants never meet: build/release, build/release-address-undefined
O = $(BUILD)/$(VARIANT)$(addprefix -,$(subst $(comma),-,$(SAN)))
GEN = $(BUILD)/gen

SRC := $(sort $(wildcard src/*.c src/*/*.c))
PROGRAM_SRC = $(filter-out src/lib/%,$(SRC))
OBJ = $(PROGRAM_SRC:%.c=$(O)/%.o) $(O)/gen/rule_examples.o $(MORE_$(VARIANT)) \
	$(if $(LEAKS),$(O)/tests/sanitize/libraries.o)
# Who looks for leaks: ThreadSanitizer has a thread of its own, for whose end it would wait.
LEAKS = $(findstring address,$(SAN))
MORE_coverage = $(O)/tests/coverage/exit.o
LIB_OBJ = $(filter-out $(O)/src/main.o,$(OBJ))
# liborgraph has neither commands nor reports, and a set of objects of its own
PIC_SRC = $(filter-out src/main.c src/cli/% src/report/%,$(SRC))
PIC_OBJ = $(PIC_SRC:%.c=$(O)/pic/%.o)
UNIT_SRC := $(sort $(wildcard tests/unit/*/*.c))
UNIT_OBJ = $(UNIT_SRC:%.c=$(O)/%.o)
UNIT = $(addprefix $(O)/unit/,$(sort $(notdir $(patsubst %/,%,$(dir $(UNIT_SRC))))))
BENCH = $(addprefix $(O)/bench/,generate measure yaml_loop tree picture)
C_FILES := $(SRC) $(UNIT_SRC) $(wildcard include/*/*.h src/*/*.h tests/*/*.[ch] tests/*/*/*.h)

# ---- flags ------------------------------------------------------------------------------

# at -O3 the sanitizers take twice as long to compile for
OPT_release = $(if $(SAN),-O1,-O3) -g
OPT_debug = -Og -g3
OPT_coverage = -O0 -g --coverage

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wconversion -Wvla -Wwrite-strings -Wformat=2 -Wcast-qual $(if $(WERROR),-Werror)
SAN_FLAGS = $(if $(SAN),-DSANITIZED -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)

ALL_CPPFLAGS = -D_POSIX_C_SOURCE=200809L -Iinclude $(SEAM) $(CPPFLAGS)
ALL_CFLAGS = -std=c17 -pthread $(OPT_$(VARIANT)) $(WARN) $(SAN_FLAGS) $(CFLAGS)
ALL_LDFLAGS = $(OPT_$(VARIANT)) -pthread $(LINK_$(VARIANT)) $(SAN_FLAGS) $(LDFLAGS)
LINK_coverage = -Wl,--wrap=_Exit,--wrap=abort,--wrap=execvp

# Libraries, each seen by one folder only. What is missing is named by .ci/install.
YAML = yaml-0.1
DRAW = libcgraph libgvc pangocairo
pkg = $(shell pkg-config $(1) 2>/dev/null)
seam = $(patsubst -I%,-isystem %,$(call pkg,--cflags $(1)))
# Graphviz keeps its plugins beside its libraries and off the loader's path.
PLUGINS := $(call pkg,--variable=libdir libgvc)/graphviz

$(O)/src/load/%.o: private SEAM := $(call seam,$(YAML))
$(O)/src/render/%.o: private SEAM := $(call seam,$(DRAW))
$(O)/tests/sanitize/%.o: private SEAM := $(call seam,$(DRAW) fontconfig)
$(O)/tests/unit/%.o: private SEAM := $(call seam,criterion)
$(O)/tests/validate/%.o: private SEAM := $(call seam,cairo)
$(O)/tests/bench/yaml_loop.o: private SEAM := $(call seam,$(YAML))
# Criterion's macros convert and shadow
$(O)/tests/unit/%.o: private WARN += -Wno-conversion -Wno-shadow -Wno-pedantic
# an example may be longer than the 4095 bytes that C17 promises
$(O)/gen/%.o: private WARN += -Wno-overlength-strings

LIBS := $(call pkg,--libs $(YAML) $(DRAW)) -L$(PLUGINS) -Wl,-rpath,$(PLUGINS) \
	-lgvplugin_core -lgvplugin_dot_layout -lm $(if $(LEAKS),-lfontconfig)

# Under make's own -j, or on every processor.
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2))
MAKE_ALL = +$(Q)$(MAKE) --no-print-directory $(JOBS)

Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) '$(2)')

# ---- the program ------------------------------------------------------------------------

.PHONY: all
all: $(O)/orgraph ## build the program (the default)
ifeq ($(O),$(BUILD)/release)
all: $(BUILD)/orgraph
endif

$(BUILD)/orgraph: $(BUILD)/release/orgraph
	$(Q)ln -sf release/orgraph $@

$(O)/orgraph: $(OBJ)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(OBJ) $(ALL_LDFLAGS) $(LIBS) -o $@

$(O)/%.o: %.c $(O)/flags | $(BUILD)/libraries-build
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(O)/gen/%.o: $(GEN)/%.c $(O)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

# `orgraph explain` shows the files that the tests run.
$(GEN)/rule_examples.c: src/check/rule_examples.sh $(wildcard tests/rules tests/rules/* \
		tests/rules/*/*-1.yaml tests/rules/*/*-1/*.yaml)
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D)
	$(Q)sh $< tests/rules >$@.new && mv $@.new $@

# ---- the library --------------------------------------------------------------------------

SONAME = liborgraph.so.0
VERSION = $(shell sed -n 's/.*ORGRAPH_VERSION "\(.*\)"/\1/p' include/base/version.h)

.PHONY: library
library: $(O)/liborgraph.so $(O)/liborgraph.a ## build liborgraph, shared and static

$(O)/pic/%.o: %.c $(O)/flags | $(BUILD)/libraries-build
	$(call say,CC,$< (library))
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c $< -o $@
$(O)/pic/src/load/%.o: private SEAM := $(call seam,$(YAML))
$(O)/pic/src/render/%.o: private SEAM := $(call seam,$(DRAW))

# Only what lib/orgraph.h declares can be seen, in the static library as well: the objects
# become one, whose other names are local.
$(O)/liborgraph.so: $(PIC_OBJ)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) -shared -Wl,-soname,$(SONAME) $(PIC_OBJ) $(ALL_LDFLAGS) $(LIBS) -o $@

$(O)/liborgraph.a: $(PIC_OBJ)
	$(call say,AR,$@)
	$(Q)$(LD) -r $(PIC_OBJ) -o $(O)/pic/orgraph.o
	$(Q)objcopy --localize-hidden $(O)/pic/orgraph.o
	$(Q)rm -f $@ && $(AR) rcs $@ $(O)/pic/orgraph.o

# Folders below PREFIX are told by it, so that `pkg-config --define-prefix` moves them.
below_prefix = $(patsubst $(PREFIX)/%,$${prefix}/%,$1)

$(O)/orgraph.pc: packaging/orgraph.pc.in Makefile FORCE
	$(Q)sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(call below_prefix,$(LIBDIR))|' \
		-e 's|@VERSION@|$(VERSION)|' \
		-e 's|@INCLUDEDIR@|$(call below_prefix,$(INCLUDEDIR))|' -e 's|@PRIVATE@|$(PRIVATE_LIBS)|' $< >$@
PRIVATE_LIBS = -L$(PLUGINS) -Wl,-rpath,$(PLUGINS) -lgvplugin_core -lgvplugin_dot_layout -lm -pthread

# Changes when a flag does, and takes every object with it.
$(O)/flags: FORCE
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)' | cmp -s - $@ || \
		echo '$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)' >$@

# There once every library is; made anew when the list of them changes.
$(BUILD)/libraries-%: .ci/install
	$(Q)sh .ci/install --check $*
	$(Q)mkdir -p $(@D) && touch $@

.PHONY: FORCE
FORCE:

.PHONY: demo
demo: ## check and draw the organisations of data/ into out/; installs what is missing
	$(Q)sh .ci/install demo
	$(MAKE_ALL) all
	$(Q)sh data/demo.sh $(O)/orgraph $(DEMO)

.PHONY: gallery
gallery: all $(O)/bench/picture ## docs/gallery.md: the charts of the demo beside those of dot
	$(Q)sh data/gallery.sh $(O)/orgraph $(O)/bench/picture out docs

# ---- tests ------------------------------------------------------------------------------

CHECKED = address,undefined
O_CHECKED = $(BUILD)/$(VARIANT)-$(subst $(comma),-,$(CHECKED))

$(UNIT_OBJ): | $(BUILD)/libraries-test

# Each stage's tests with every object but main.o.
.SECONDEXPANSION:
$(O)/unit/%: $$(addprefix $(O)/,$$(addsuffix .o,$$(basename $$(wildcard tests/unit/$$*/*.c)))) \
		$(LIB_OBJ)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $^ $(ALL_LDFLAGS) $(LIBS) $(call pkg,--libs criterion) -o $@

# The program whose ORGRAPH_FAIL_ALLOC-th allocation fails: base.c decides.
$(O)/fail/base.o: src/base/base.c $(O)/flags
	$(call say,CC,$< (failing allocations))
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) -DORGRAPH_TEST_ALLOC $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c $< -o $@

$(O)/orgraph-fail-alloc: $(O)/fail/base.o $(OBJ)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(subst $(O)/src/base/base.o,$(O)/fail/base.o,$(OBJ)) \
		$(ALL_LDFLAGS) $(LIBS) -o $@

.PHONY: test-programs test test-plain bless
test-programs: all $(UNIT) $(BENCH) $(O)/charts/random $(O)/orgraph-fail-alloc

test: ## run every test, then again under sanitizers; installs what is missing
	$(Q)sh .ci/install test
	$(MAKE_ALL) test-programs
	$(MAKE_ALL) test-programs SAN=$(CHECKED)
	$(Q)CC='$(CC)' T='$(T)' V=$(V) sh tests/run.sh $(O) $(O_CHECKED)

test-plain: test-programs ## the same without the sanitizers, for a quick look
	$(Q)CC='$(CC)' T='$(T)' V=$(V) sh tests/run.sh $(O)

bless: all ## rewrite the expected text of the tests (T= selects) and show what changed
	$(Q)for suite in rules diag golden lint/drawing; do \
		O=$(O) T='$(T)' BLESS=1 sh tests/$$suite.sh; done; true
	$(Q)git --no-pager diff --stat -- tests; git --no-pager diff -- tests
	$(Q)git status --short -- tests | grep '^??' || true

# ---- larger tests -----------------------------------------------------------------------

$(O)/charts/%: $(O)/tests/charts/%.o $(LIB_OBJ)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $^ $(ALL_LDFLAGS) $(LIBS) -o $@

# Small programs of one file each, which are no part of orgraph.
$(O)/bench/%: $(O)/tests/bench/%.o $(MORE_$(VARIANT))
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $^ $(ALL_LDFLAGS) $(call pkg,--libs $(YAML)) -lm -o $@

.PHONY: tsan
tsan: ## whole runs under ThreadSanitizer (clang), with threads for the smallest file
	$(MAKE_ALL) CC=clang SAN=thread all
	$(Q)for suite in rules golden; do ORGRAPH_THREADS=3 T='$(T)' \
		O=$(BUILD)/$(VARIANT)-thread sh tests/$$suite.sh || exit 1; done

.PHONY: slow bench performance validate fuzz fuzz-programs coverage
slow: all $(BENCH) $(O)/charts/random ## chains of 200,000, a million findings: no crash, no quadratic time
	$(Q)O=$(O) T='$(T)' sh tests/slow/run.sh --full
	$(Q)O=$(O) T='$(T)' sh tests/charts/run.sh 5000 1000
	$(Q)O=$(O) T='$(T)' sh tests/slow/rules.sh
	$(Q)O=$(O) T=killed KILLS=100 sh tests/build/run.sh

BENCHES = bench own_rules commands build draw peers
bench: all $(BENCH) ## time and memory against a bare libyaml loop, charts against Graphviz and others
	$(Q)for what in $(BENCHES); do O=$(O) sh tests/bench/$$what.sh || exit 1; echo; done

performance: all $(BENCH) ## docs/performance.md: what make bench prints (half an hour, nothing else running)
	$(Q)O=$(O) sh docs/performance.sh >$(O)/performance.md && mv $(O)/performance.md docs/performance.md

validate: all $(O)/validate/same_picture ## outputs by their readers, as far as they are there: npm, rsvg-convert, Chromium, …
	$(Q)O=$(O) T='$(T)' sh tests/validate/run.sh $(BUILD)/validate
	$(Q)O=$(O) T='$(T)' sh tests/validate/pictures.sh
	$(Q)O=$(O) T='$(T)' sh tests/validate/ci.sh $(BUILD)/validate

$(O)/validate/%: $(O)/tests/validate/%.o
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $^ $(ALL_LDFLAGS) $(call pkg,--libs cairo) -lm -o $@

FUZZ_SECONDS = 600
FUZZ_SAN = fuzzer-no-link$(comma)$(CHECKED)
FUZZ = $(patsubst tests/fuzz/%.c,$(O)/fuzz/%,$(wildcard tests/fuzz/*.c))

fuzz: ## libFuzzer (clang) on each target for FUZZ_SECONDS=600; what it learns is kept
	$(MAKE_ALL) CC=clang SAN=$(FUZZ_SAN) fuzz-programs
	$(Q)sh tests/fuzz/run.sh $(BUILD)/fuzz $(BUILD)/$(VARIANT)-$(subst $(comma),-,$(FUZZ_SAN))/fuzz $(FUZZ_SECONDS)

fuzz-programs: $(FUZZ)

$(O)/fuzz/%: $(O)/tests/fuzz/%.o $(LIB_OBJ)
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $^ $(ALL_LDFLAGS) $(LIBS) -o $@

coverage: ## line coverage of src/ by all tests, and the functions never called
	$(Q)sh .ci/install test
	$(Q)find $(BUILD)/coverage -name '*.gcda' -exec rm {} + 2>/dev/null || true
	$(MAKE_ALL) VARIANT=coverage SAN= test-programs
	$(Q)sh tests/run.sh $(BUILD)/coverage || true
	$(Q)sh tests/coverage/report.sh $(BUILD)/coverage

# ---- the source -------------------------------------------------------------------------

TIDY = $(SRC:%.c=$(O)/%.tidy)
# How far the analyzer walks through one function; its time grows with it.
TIDY_STATES = 225000

.PHONY: lint format format-check docs
lint: $(TIDY) ## clang-tidy and cppcheck
	$(call say,CHECK,src)
	$(Q)cppcheck --quiet --std=c11 --enable=warning$(comma)performance$(comma)portability \
		--inline-suppr --error-exitcode=1 -D__GNUC__ -Iinclude src

$(O)/%.tidy: %.c .clang-tidy $(O)/%.o
	$(call say,TIDY,$<)
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $< -- -std=c17 $(ALL_CPPFLAGS) \
		-Xclang -analyzer-config -Xclang max-nodes=$(TIDY_STATES) 2>$@.log \
		|| { cat $@.log; exit 1; }
	$(Q)touch $@
$(O)/src/load/%.tidy: private SEAM := $(call seam,$(YAML))
$(O)/src/render/%.tidy: private SEAM := $(call seam,$(DRAW))

# Versions of clang-format differ: 14 is the one that decides.
CLANG_FORMAT = $(firstword $(wildcard /usr/bin/clang-format-14) clang-format)
format: ## lay out every C file by .clang-format
	$(Q)$(CLANG_FORMAT) -i $(C_FILES)

format-check: ## does it say what make format would write?
	$(Q)$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

docs: all ## write what is generated: rules, schemas, manual pages, completion
	$(Q)sh docs/generate.sh $(abspath $(O))/orgraph .

# ---- the house --------------------------------------------------------------------------

.PHONY: install uninstall clean help
# What is installed where, and taken away again: FILE:FOLDER[:NAME].
SHARE = $(PREFIX)/share
INSTALLED = $(patsubst %,%:$(SHARE)/man/man1,$(wildcard docs/man/*.1)) \
	docs/man/orgraph.5:$(SHARE)/man/man5 \
	$(patsubst %,%:$(SHARE)/orgraph/schema,$(wildcard docs/schema/*.json)) \
	packaging/completion/orgraph.bash:$(SHARE)/bash-completion/completions:orgraph \
	packaging/completion/_orgraph:$(ZSHDIR) \
	packaging/completion/orgraph.fish:$(SHARE)/fish/vendor_completions.d \
	include/lib/orgraph.h:$(INCLUDEDIR) $(O)/liborgraph.a:$(LIBDIR) \
	$(O)/liborgraph.so:$(LIBDIR):$(SONAME) $(O)/orgraph.pc:$(LIBDIR)/pkgconfig
CI_SCRIPTS = $(addprefix packaging/ci/,check.sh comment.sh charts.sh)
field = $(word $(1),$(subst :, ,$(2)))
target = $(DESTDIR)$(call field,2,$(1))/$(or $(call field,3,$(1)),$(notdir $(call field,1,$(1))))

install: all library $(O)/orgraph.pc ## put program, library and manuals under PREFIX (DESTDIR)
	$(Q)install -D -m 755 $(O)/orgraph '$(DESTDIR)$(PREFIX)/bin/orgraph'
	$(Q)$(foreach file,$(INSTALLED),install -D -m 644 $(call field,1,$(file)) '$(call target,$(file))' &&) :
	$(Q)install -D -m 755 -t '$(DESTDIR)$(SHARE)/orgraph/ci' $(CI_SCRIPTS)
	$(Q)ln -sf $(SONAME) '$(DESTDIR)$(LIBDIR)/liborgraph.so'

uninstall: ## take them away again
	$(Q)rm -f '$(DESTDIR)$(PREFIX)/bin/orgraph' $(foreach file,$(INSTALLED),'$(call target,$(file))') \
		'$(DESTDIR)$(LIBDIR)/liborgraph.so' \
		$(patsubst packaging/ci/%,'$(DESTDIR)$(SHARE)/orgraph/ci/%',$(CI_SCRIPTS))
	$(Q)cd '$(DESTDIR)$(SHARE)/orgraph' 2>/dev/null && rmdir schema ci . 2>/dev/null || true

# packaging/debian becomes debian/ in a copy of what git knows; the charts in out/ and what
# the packages do not need stay behind.
DEB = $(BUILD)/deb
DEB_FLAGS = -us -uc
.PHONY: deb
deb: ## build the Debian packages into build/deb; installs what is missing
	$(Q)sh .ci/install deb
	$(Q)rm -rf $(DEB) && mkdir -p $(DEB)/orgraph-$(VERSION)
	$(Q)git ls-files -z --cached --others --exclude-standard -- . ':(exclude)out' | \
		tar -c --null -T - | tar -x -C $(DEB)/orgraph-$(VERSION)
	$(Q)cp -R packaging/debian $(DEB)/orgraph-$(VERSION)/debian
	$(Q)cd $(DEB)/orgraph-$(VERSION) && env -u MAKEFLAGS -u MFLAGS dpkg-buildpackage $(DEB_FLAGS)
	$(Q)cd $(DEB) && lintian --fail-on error,warning --tag-display-limit 0 *.changes

.PHONY: deb-test
deb-test: deb ## install the packages on a bare Debian 12 and use them; root, debootstrap, minutes
	$(Q)sh tests/install/bare.sh $(DEB)

.PHONY: install-test
install-test: all library $(O)/orgraph.pc ## install into a folder and use what is there
	+$(Q)O=$(O) MAKE='$(MAKE) --no-print-directory' CC='$(CC)' sh tests/install/run.sh

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## this list
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile
	@sed -n 's/^\([a-z-]*\):[^=]*## \(.*\)/\1|\2/p' Makefile | \
		awk -F '|' '{ printf "  make %-13s %s\n", $$1, $$2 }'

-include $(OBJ:.o=.d) $(UNIT_OBJ:.o=.d) $(PIC_OBJ:.o=.d) \
	$(wildcard $(O)/tests/charts/*.d $(O)/tests/fuzz/*.d)
