/*
 * tiaoli: structure out of Chinese policy text.
 *
 * One call takes UTF-8 text and returns a document: a tree of nodes (title,
 * divisions, paragraphs, sentences, clauses) and, over it, marks (numerals,
 * quantities, lookalikes, quotes, references, directives, targets).
 *
 *     tiaoli_error error;
 *     tiaoli_doc *doc = tiaoli_parse(text, length, &error);
 *     for (tiaoli_node n = 1; n <= tiaoli_doc_node_count(doc); n++) ...
 *     tiaoli_doc_free(doc);
 *
 * Conventions that hold for every function of this header:
 *
 *   Offsets   are bytes into the UTF-8 input, half-open: [start, end).
 *             Section 12 converts them.
 *   Handles   (tiaoli_node, tiaoli_mark) are 1-based numbers; 0 is "none".
 *             Nodes are numbered in pre-order, marks by their start.  An
 *             unknown handle or a NULL document gives zeros, never a crash.
 *   Structs   that a function fills begin with `size`: set it to sizeof the
 *             struct before the call.  The library writes no more than that
 *             many bytes and stores how many it has filled, so that programs
 *             and library may be of different minor versions.
 *   Ownership: only objects made by tiaoli_parse, tiaoli_parser_parse and the
 *             functions named _new are freed by the caller, each by its _free.
 *             Every `const char *` that is returned is static or belongs to
 *             the document.
 *   Texts     that a function writes into a buffer follow snprintf: it returns the
 *             length of all of it, without the NUL, and writes what fits into
 *             `capacity` bytes, a NUL always among them and no part of a
 *             character.  buffer may be NULL or capacity 0 to ask for the length.
 *   Threads   A document, a lexicon and an index of offsets are immutable and
 *             may be read by any number of threads.  A parser is used by one
 *             thread at a time.  There is no global state, no set-up and no
 *             tear-down.
 *
 * This file is pure ASCII and compiles as C99 to C23 and C++11 to C++20.
 */
#ifndef TIAOLI_TIAOLI_H
#define TIAOLI_TIAOLI_H

#include <stddef.h>
#include <stdint.h>
#include <tiaoli/export.h>
#include <tiaoli/version.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ===== 1. Status ========================================================= */

/* 0 = done, negative = error.  Codes are permanent. */
typedef int32_t tiaoli_status;
enum {
    TIAOLI_OK = 0,
    TIAOLI_E_ARGUMENT = -1,  /* NULL, unknown handle, mark of another kind   */
    TIAOLI_E_NOMEM = -2,     /* the allocator returned NULL                  */
    TIAOLI_E_UTF8 = -3,      /* offset: the first byte that is no UTF-8      */
    TIAOLI_E_LIMIT = -4,     /* a limit of tiaoli_options; offset: where     */
    TIAOLI_E_ABI = -5,       /* `size` of a struct is not understood         */
    TIAOLI_E_BUSY = -6,      /* the parser was re-entered from a callback    */
    TIAOLI_E_SEGMENTER = -7, /* ICU could not be opened or misbehaved        */
    TIAOLI_E_SINK = -8,      /* the sink asked to stop                       */
    TIAOLI_E_LEXICON = -9    /* a row of a word list; offset: into the list  */
};

/* Filled by the functions that make objects, OK and 0 if they succeed; 8 bytes
 * on every platform. */
typedef struct tiaoli_error {
    tiaoli_status status;
    uint32_t offset; /* bytes into the input; 0 where no place is meant */
} tiaoli_error;

/* English text for a status.  Static; never NULL, also for unknown codes. */
TIAOLI_API const char *tiaoli_status_text(tiaoli_status status);

/* Lower-case name of a status: "ok", "utf8", "limit" ...; "unknown". */
TIAOLI_API const char *tiaoli_status_name(tiaoli_status status);

/* ===== 2. Objects and handles ============================================ */

typedef struct tiaoli_parser tiaoli_parser;   /* reusable, one thread at a time */
typedef struct tiaoli_doc tiaoli_doc;         /* immutable, shared freely       */
typedef struct tiaoli_offsets tiaoli_offsets; /* immutable, shared freely     */
typedef struct tiaoli_lexicon tiaoli_lexicon; /* immutable, shared freely     */
typedef struct tiaoli_slogans tiaoli_slogans; /* immutable, shared freely     */

typedef uint32_t tiaoli_node; /* pre-order number, 1-based; 0 = none          */
typedef uint32_t tiaoli_mark; /* number by start offset, 1-based; 0 = none    */
#define TIAOLI_NONE ((uint32_t)0)

/* ===== 3. Memory ========================================================= */

/*
 * The caller's allocator.  `resize` gets the old size and may be called with
 * ptr NULL and old_size 0; `release` gets the size that was allocated.  The
 * memory must be aligned for any type.  All memory of the objects made with it
 * comes from it; ICU's own memory does not.  The functions must not call the
 * parser that they serve (TIAOLI_E_BUSY) and must return normally.
 */
typedef struct tiaoli_allocator {
    void *ctx;
    void *(TIAOLI_CALL *alloc)(void *ctx, size_t size);
    void *(TIAOLI_CALL *resize)(void *ctx, void *ptr, size_t old_size, size_t new_size);
    void(TIAOLI_CALL *release)(void *ctx, void *ptr, size_t size);
} tiaoli_allocator;

/* ===== 4. Options ======================================================== */

/* What kind of document it is: decides which clauses without a cue word count
 * as directives.  Detected from title, addressees and numbering. */
enum {
    TIAOLI_GENRE_DETECT = 0,
    TIAOLI_GENRE_SPEECH = 1,
    TIAOLI_GENRE_NOTICE = 2, /* also opinions, replies                        */
    TIAOLI_GENRE_PLAN = 3,
    TIAOLI_GENRE_REPORT = 4,
    TIAOLI_GENRE_LAW = 5, /* laws, regulations, rules, interpretations        */
    TIAOLI_GENRE_OTHER = 6
};

enum {
    TIAOLI_PARSE_BORROW_TEXT = 1 << 0,  /* no copy: caller keeps text alive   */
    TIAOLI_PARSE_REPLACE_UTF8 = 1 << 1, /* bad bytes are read as U+FFFD       */
    TIAOLI_PARSE_NO_MARKS = 1 << 2,     /* the tree only                      */
    TIAOLI_PARSE_EXHAUSTIVE = 1 << 3,   /* ICU segments every Han run; same
                                           result, slower: for tests          */
    TIAOLI_PARSE_NO_RUNS = 1 << 4,      /* no parallel runs among the slogans */
    TIAOLI_PARSE_NO_TARGETS = 1 << 5,   /* no targets                         */
    TIAOLI_PARSE_CUES_ONLY = 1 << 6     /* of the directives only those that have
                                           a cue in their own clause: fewer, surer */
};

/* All zero but `size` means: all defaults.  Unknown flags and genres are an
 * error (ARGUMENT), unknown fields behind the known ones must be zero (ABI). */
typedef struct tiaoli_options {
    uint32_t size;        /* sizeof(tiaoli_options)                            */
    uint32_t flags;       /* TIAOLI_PARSE_*                                    */
    int32_t genre;        /* TIAOLI_GENRE_*; 0 = detect                        */
    uint32_t max_bytes;   /* 0 = 64 MiB; never above INT32_MAX                 */
    uint32_t max_nodes;   /* 0 = 4,000,000                                     */
    uint32_t max_marks;   /* 0 = 4,000,000                                     */
    uint32_t max_depth;   /* nested divisions; 0 = 32, above 64 = 64           */
    uint32_t max_han_run; /* bytes of a Han run given to ICU at once; 0 = 4096  */
    /* words of yours (section 13) or NULL; lives until the parse is done */
    const tiaoli_lexicon *lexicon;
    /* the day from which "this year" and "yesterday" count: year * 10000 + month * 100
     * + day, of the years 1000 to 2999 (else ARGUMENT); 0 = unknown, and such words
     * have no value */
    int32_t reference_date;
    uint32_t reserved; /* 0 (else ABI)                                         */
} tiaoli_options;

/* ===== 5. Parse ========================================================== */

/*
 * Parse `length` bytes of UTF-8 with all defaults.  A document, to be freed
 * with tiaoli_doc_free, or NULL with *error telling why (error may be NULL).
 * text may be NULL if length is 0: the document is then empty.
 * A BOM at the start is skipped, NUL bytes are ordinary characters, lines may
 * end in LF, CR or CRLF.  Time is linear in length.
 * Errors: ARGUMENT, NOMEM, UTF8, LIMIT, SEGMENTER.
 */
TIAOLI_API tiaoli_doc *tiaoli_parse(const char *text, size_t length, tiaoli_error *error);

/*
 * A parser that is used again and again: it keeps its working memory and ICU's
 * iterator.  allocator may be NULL: malloc, realloc, free; the struct is
 * copied.  NULL on failure, with *error (may be NULL) telling why: ARGUMENT (a
 * function of the allocator is missing), NOMEM, SEGMENTER.
 */
TIAOLI_API tiaoli_parser *tiaoli_parser_new(const tiaoli_allocator *allocator, tiaoli_error *error);

/* Frees a parser; NULL is allowed.  Its documents stay valid. */
TIAOLI_API void tiaoli_parser_free(tiaoli_parser *parser);

/*
 * Like tiaoli_parse, with options (NULL: all defaults).  The document is
 * independent of the parser and comes from the parser's allocator.
 * Errors: ARGUMENT, NOMEM, UTF8, LIMIT, ABI, BUSY, SEGMENTER.  After an error
 * the parser can be used again.
 */
TIAOLI_API tiaoli_doc *tiaoli_parser_parse(tiaoli_parser *parser, const char *text, size_t length,
                                           const tiaoli_options *options, tiaoli_error *error);

/* Frees a document; NULL is allowed.  Nobody else may be reading it. */
TIAOLI_API void tiaoli_doc_free(tiaoli_doc *doc);

/* The input text, with its length in bytes; not NUL-terminated where it was
 * borrowed.  Belongs to the document (or to the lender).  length may be NULL;
 * a NULL document gives "". */
TIAOLI_API const char *tiaoli_doc_text(const tiaoli_doc *doc, size_t *length);

/* TIAOLI_GENRE_*, as detected or as forced by the options; 0 for NULL. */
TIAOLI_API int32_t tiaoli_doc_genre(const tiaoli_doc *doc);

/* Why a genre or a polarity was found. */
typedef struct tiaoli_evidence { /* 20 bytes                                  */
    uint32_t size;
    int32_t value;       /* TIAOLI_GENRE_* or TIAOLI_POLARITY_*               */
    int32_t rule;        /* a permanent code, see tiaoli_name                 */
    uint32_t start, end; /* the words that say so; equal if none do           */
} tiaoli_evidence;

/* The genre, and why.  ARGUMENT or ABI on misuse. */
TIAOLI_API tiaoli_status tiaoli_doc_genre_get(const tiaoli_doc *doc, tiaoli_evidence *out);

/* ===== 6. Nodes: the tree ================================================ */

/* Values are permanent; treat values that you do not know as "other". */
enum {
    TIAOLI_NODE_NONE = 0,
    TIAOLI_NODE_DOCUMENT = 1,
    TIAOLI_NODE_TITLE = 2,
    TIAOLI_NODE_SUBTITLE = 3,
    TIAOLI_NODE_DOC_NUMBER = 4, /* wenhao, such as "guo fa [2024] 1 hao"      */
    TIAOLI_NODE_BYLINE = 5,
    TIAOLI_NODE_DATE = 6,
    TIAOLI_NODE_HISTORY = 7, /* adopted by ..., amended by ...                */
    TIAOLI_NODE_TOC = 8,
    TIAOLI_NODE_SALUTATION = 9, /* also the addressees of a notice            */
    TIAOLI_NODE_ADDRESS = 10,   /* "Comrades!" in mid-text                    */
    TIAOLI_NODE_DIVISION = 11,  /* a numbered unit with its content           */
    TIAOLI_NODE_HEADING = 12,
    TIAOLI_NODE_PARAGRAPH = 13,
    TIAOLI_NODE_SENTENCE = 14,
    TIAOLI_NODE_CLAUSE = 15,
    TIAOLI_NODE_CLOSING = 16,
    TIAOLI_NODE_SIGNATURE = 17,
    TIAOLI_NODE_ATTACHMENT = 18,
    TIAOLI_NODE_TABLE = 19,
    TIAOLI_NODE_BACKMATTER = 20
};

/* By which scheme a division is numbered (GB/T 9704; Legislation Law art. 65). */
enum {
    TIAOLI_MARKER_NONE = 0,
    TIAOLI_MARKER_PART = 1,          /* bian                                  */
    TIAOLI_MARKER_SUBPART = 2,       /* fenbian                               */
    TIAOLI_MARKER_CHAPTER = 3,       /* zhang                                 */
    TIAOLI_MARKER_SECTION = 4,       /* jie                                   */
    TIAOLI_MARKER_ARTICLE = 5,       /* tiao                                  */
    TIAOLI_MARKER_HANZI_COMMA = 6,   /* yi + enumeration comma                */
    TIAOLI_MARKER_HANZI_PAREN = 7,   /* (yi)                                  */
    TIAOLI_MARKER_ARABIC_DOT = 8,    /* 1.                                    */
    TIAOLI_MARKER_ARABIC_PAREN = 9,  /* (1)                                   */
    TIAOLI_MARKER_ARABIC_COMMA = 10, /* 1 + enumeration comma                 */
    TIAOLI_MARKER_CIRCLED = 11,      /* U+2460 ...                            */
    TIAOLI_MARKER_ORDINAL = 12,      /* "firstly,"                            */
    TIAOLI_MARKER_ENUMERATOR = 13,   /* "one is ..."                          */
    TIAOLI_MARKER_DASH = 14,         /* a paragraph led by a long dash        */
    TIAOLI_MARKER_LETTER = 15,       /* a) or the heavenly stems              */
    TIAOLI_MARKER_UNNUMBERED = 16    /* preamble, supplementary provisions    */
};

enum {
    TIAOLI_NODE_ROLE_NONE = 0,
    TIAOLI_NODE_ROLE_LEAD = 1 /* a sentence that the next ones unfold         */
};

typedef struct tiaoli_node_info { /* 56 bytes                                 */
    uint32_t size;
    int32_t kind; /* TIAOLI_NODE_*                                            */
    uint32_t start, end;
    tiaoli_node parent;              /* 0 for the document                                 */
    tiaoli_node past;                /* the first handle after this node's subtree         */
    int32_t level;                   /* division: 1 = outermost; other nodes 0             */
    int32_t marker;                  /* TIAOLI_MARKER_* of a division                      */
    int32_t role;                    /* TIAOLI_NODE_ROLE_*                                 */
    int32_t number;                  /* what the marker states; 0 where it has none        */
    int32_t suffix;                  /* N of "article 12 bis N"; else 0                    */
    uint32_t label_start, label_end; /* the marker as written; equal if none  */
    uint32_t line;                   /* 1-based line of `start`               */
} tiaoli_node_info;

TIAOLI_API uint32_t tiaoli_doc_node_count(const tiaoli_doc *doc);

TIAOLI_API int32_t tiaoli_node_kind(const tiaoli_doc *doc, tiaoli_node node);
TIAOLI_API uint32_t tiaoli_node_start(const tiaoli_doc *doc, tiaoli_node node);
TIAOLI_API uint32_t tiaoli_node_end(const tiaoli_doc *doc, tiaoli_node node);
TIAOLI_API tiaoli_node tiaoli_node_parent(const tiaoli_doc *doc, tiaoli_node node);
TIAOLI_API tiaoli_node tiaoli_node_first_child(const tiaoli_doc *doc, tiaoli_node node);
TIAOLI_API tiaoli_node tiaoli_node_next_sibling(const tiaoli_doc *doc, tiaoli_node node);

/* The first handle after the subtree of `node`: its descendants are
 * node + 1 ... past - 1. */
TIAOLI_API tiaoli_node tiaoli_node_past(const tiaoli_doc *doc, tiaoli_node node);

/* Everything about a node.  ARGUMENT or ABI on misuse. */
TIAOLI_API tiaoli_status tiaoli_node_get(const tiaoli_doc *doc, tiaoli_node node,
                                         tiaoli_node_info *out);

/* Which way a section looks: back on what was done (a review, results, problems) or
 * ahead to what is to be done.  Said by the words of its heading, else by the section
 * around it, else by the title. */
enum { TIAOLI_POLARITY_OTHER = 0, TIAOLI_POLARITY_RETROSPECT = 1, TIAOLI_POLARITY_PLAN = 2 };

/* The polarity of the section in which a node stands, and the words that say so, be it
 * in the heading of a section around it; OTHER without a rule where nothing does.
 * ARGUMENT or ABI on misuse.  O(depth log sections). */
TIAOLI_API tiaoli_status tiaoli_node_polarity_get(const tiaoli_doc *doc, tiaoli_node node,
                                                  tiaoli_evidence *out);

/* Up to `capacity` nodes from `first` on into an array whose elements are
 * `stride` bytes apart (a multiple of 4, else nothing is written; each gets its
 * own `size`).  Returns how many were written. */
TIAOLI_API uint32_t tiaoli_doc_copy_nodes(const tiaoli_doc *doc, tiaoli_node first,
                                          tiaoli_node_info *out, uint32_t capacity,
                                          uint32_t stride);

/* The innermost node that holds the byte; `kind` 0, or the innermost of that
 * kind.  0 where there is none, as from the end of the text on.
 * O(log nodes + depth). */
TIAOLI_API tiaoli_node tiaoli_doc_node_at(const tiaoli_doc *doc, uint32_t offset, int32_t kind);

/* --- Where am I?  Paths of headings --------------------------------------- */

/*
 * The divisions and attachments around `node`, from the outermost inwards, itself
 * included if it is one.  Up to `capacity` of them go to out (may be NULL if
 * capacity is 0); returns how many there are: 0 for a node that is in none, never
 * more than max_depth of the options + 1.  For an offset, give the node that
 * tiaoli_doc_node_at finds; a blank between two nodes has the path of the node
 * around both.  Of each step label_start and label_end span the number, and its
 * first child, if that is a TIAOLI_NODE_HEADING, the heading, number included.
 */
TIAOLI_API uint32_t tiaoli_node_path(const tiaoli_doc *doc, tiaoli_node node, tiaoli_node *out,
                                     uint32_t capacity);

/*
 * The path as people read it, its steps joined by `separator` (NULL: " > "); ""
 * for a node that is in no division.  A step is the heading with its number, else
 * the number alone, as tiaoli_doc_span_text writes it, without a full stop, colon,
 * semicolon or comma at its end; of one beyond 120 characters there are 120 and
 * U+2026.  No step has a line break in it: with the separator "\n" they are easily
 * taken apart.  Returns the length, see Texts above.
 */
TIAOLI_API size_t tiaoli_node_path_text(const tiaoli_doc *doc, tiaoli_node node,
                                        const char *separator, char *buffer, size_t capacity);

/*
 * The bytes [start, end) as people read them: always UTF-8 (a bad byte becomes
 * U+FFFD), without blanks around it; blanks and control characters within it are
 * one space, line breaks none, but between Latin words.  "" for what is no span
 * of the document.  Returns the length, see Texts above.
 */
TIAOLI_API size_t tiaoli_doc_span_text(const tiaoli_doc *doc, uint32_t start, uint32_t end,
                                       char *buffer, size_t capacity);

/* ===== 7. Marks: findings over the tree ================================== */

enum {
    TIAOLI_MARK_NONE = 0,
    TIAOLI_MARK_NUMERAL = 1,
    TIAOLI_MARK_QUANTITY = 2,
    TIAOLI_MARK_LOOKALIKE = 3, /* looks like a number, is none                */
    TIAOLI_MARK_QUOTE = 4,
    TIAOLI_MARK_REFERENCE = 5,
    TIAOLI_MARK_DIRECTIVE = 6,
    TIAOLI_MARK_SLOGAN = 7, /* without quotation marks                        */
    TIAOLI_MARK_TARGET = 8  /* a quantity that is to be reached               */
};

typedef struct tiaoli_mark_info { /* 28 bytes                                 */
    uint32_t size;
    int32_t kind; /* TIAOLI_MARK_*                                            */
    uint32_t start, end;
    tiaoli_node clause; /* the clause in which it starts                      */
    tiaoli_node block;  /* the heading, paragraph, title ... around that      */
    int32_t rule;       /* why: a permanent code, see tiaoli_name             */
} tiaoli_mark_info;

TIAOLI_API uint32_t tiaoli_doc_mark_count(const tiaoli_doc *doc);
TIAOLI_API int32_t tiaoli_mark_kind(const tiaoli_doc *doc, tiaoli_mark mark);
TIAOLI_API uint32_t tiaoli_mark_start(const tiaoli_doc *doc, tiaoli_mark mark);
TIAOLI_API uint32_t tiaoli_mark_end(const tiaoli_doc *doc, tiaoli_mark mark);
/* What all kinds have.  ARGUMENT or ABI on misuse. */
TIAOLI_API tiaoli_status tiaoli_mark_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                         tiaoli_mark_info *out);

/* The same for up to `capacity` marks from `first` on, into an array whose
 * elements are `stride` bytes apart (a multiple of 4, else nothing is written;
 * each gets its own `size`).  Returns how many were written. */
TIAOLI_API uint32_t tiaoli_doc_copy_marks(const tiaoli_doc *doc, tiaoli_mark first,
                                          tiaoli_mark_info *out, uint32_t capacity,
                                          uint32_t stride);

/* The next mark of a kind (0 = any) that starts inside node `within` (0 = the
 * whole document), after mark `after` (0 = from the beginning); 0 = no more. */
TIAOLI_API tiaoli_mark tiaoli_mark_next(const tiaoli_doc *doc, tiaoli_node within, int32_t kind,
                                        tiaoli_mark after);

/* --- What varies in number: spans of a mark by role ---------------------- */

typedef struct tiaoli_span { /* 8 bytes                                       */
    uint32_t start, end;
} tiaoli_span;

enum {
    TIAOLI_SPAN_NONE = 0,
    TIAOLI_SPAN_UNIT = 1,              /* numeral, quantity: classifier or unit     */
    TIAOLI_SPAN_CONTENT = 2,           /* quote, reference: between the marks       */
    TIAOLI_SPAN_HEAD = 3,              /* quote, slogan: the noun that it modifies  */
    TIAOLI_SPAN_MEMBER = 4,            /* quote, slogan: members of a counted
                                          abbreviation, segments of a parallel run  */
    TIAOLI_SPAN_ISSUER = 5,            /* reference: who issued it                  */
    TIAOLI_SPAN_CUE = 6,               /* directive: the word that makes it one     */
    TIAOLI_SPAN_CUE_SOURCE = 7,        /* directive: the cue that it inherits       */
    TIAOLI_SPAN_ACTOR = 8,             /* directive: who must act                   */
    TIAOLI_SPAN_ACTION = 9,            /* directive: the head verb                  */
    TIAOLI_SPAN_VERB = 10,             /* directive: each coordinated verb          */
    TIAOLI_SPAN_OBJECT = 11,           /* directive                                 */
    TIAOLI_SPAN_REPORTED_BY = 12,      /* directive: whose words are reported      */
    TIAOLI_SPAN_DEADLINE = 13,         /* directive, target                         */
    TIAOLI_SPAN_UNIT_LEAD = 14,        /* directive: qiantou, the unit in the lead  */
    TIAOLI_SPAN_UNIT_SUPPORT = 15,     /* directive: peihe                        */
    TIAOLI_SPAN_UNIT_RESPONSIBLE = 16, /* directive: fuze                      */
    TIAOLI_SPAN_DOC_NUMBER = 17,       /* reference: wenhao behind a title    */
    TIAOLI_SPAN_INDICATOR = 18,        /* target: what is measured                  */
    TIAOLI_SPAN_QUANTITY = 19,         /* target: how much                          */
    TIAOLI_SPAN_TONE = 20,             /* target: the word that gives its tone      */
    TIAOLI_SPAN_BASE = 21              /* target: the time that it is compared with */
};

/* Copies up to `capacity` spans of one role in text order; returns how many
 * there are (out may be NULL if capacity is 0). */
TIAOLI_API uint32_t tiaoli_mark_spans(const tiaoli_doc *doc, tiaoli_mark mark, int32_t role,
                                      tiaoli_span *out, uint32_t capacity);

/* A span with the mark that it belongs to. */
typedef struct tiaoli_role_span { /* 16 bytes                                 */
    tiaoli_mark mark;
    int32_t role; /* TIAOLI_SPAN_*                                            */
    uint32_t start, end;
} tiaoli_role_span;

/* Copies up to `capacity` spans of all roles of the marks from `first` on, mark by
 * mark, those of one role in text order; returns how many there are (out may be
 * NULL if capacity is 0). */
TIAOLI_API uint32_t tiaoli_doc_copy_spans(const tiaoli_doc *doc, tiaoli_mark first,
                                          tiaoli_role_span *out, uint32_t capacity);

/* ===== 8. Marks: typed views ============================================= */

/* --- Values -------------------------------------------------------------- */

/* How the fields low, high, denominator and scale of a numeral or quantity are
 * read.  Exact: never through a binary floating point number.
 *   number    low / 10^scale            (high equals low); 3.5 wan yuan is
 *             35000 with the unit yuan, 62% is 62
 *   fraction  low / denominator, as written (denominator 0: no fraction)
 *   interval  low and high, each as a number or fraction; an open side lacks
 *             its flag
 *   date      low (and high of a range) = year * 10000 + month * 100 + day,
 *             0 for what is not given                                        */
enum {
    TIAOLI_VALUE_LOW = 1 << 0,      /* low is given                           */
    TIAOLI_VALUE_HIGH = 1 << 1,     /* high is given                          */
    TIAOLI_VALUE_INTERVAL = 1 << 2, /* low and high are two bounds            */
    TIAOLI_VALUE_DATE = 1 << 3,
    TIAOLI_VALUE_OVERFLOW = 1 << 4,    /* too large: low, high are no values     */
    TIAOLI_VALUE_APPROXIMATE = 1 << 5, /* "about", "nearly"                   */
    TIAOLI_VALUE_ABBREVIATED = 1 << 6, /* ordinal without its prefix          */
    TIAOLI_VALUE_RANGE = 1 << 7,       /* quantity: two joined, or one bounded   */
    TIAOLI_VALUE_PLAN = 1 << 8         /* numeral: number of a five-year plan    */
};

enum {
    TIAOLI_NUMERAL_NONE = 0,
    TIAOLI_NUMERAL_CARDINAL = 1,
    TIAOLI_NUMERAL_DECIMAL = 2,
    TIAOLI_NUMERAL_FRACTION = 3,
    TIAOLI_NUMERAL_PERCENT = 4,
    TIAOLI_NUMERAL_ORDINAL = 5,
    TIAOLI_NUMERAL_ENUMERATOR = 6,
    TIAOLI_NUMERAL_DIGITS = 7,
    TIAOLI_NUMERAL_APPROXIMATE = 8,
    TIAOLI_NUMERAL_COUNTED = 9
};

typedef struct tiaoli_numeral { /* 64 bytes                                   */
    uint32_t size;
    int32_t kind; /* TIAOLI_NUMERAL_*                                         */
    int64_t low, high, denominator;
    int32_t scale;
    uint32_t flags;                /* TIAOLI_VALUE_*                          */
    uint32_t unit_start, unit_end; /* classifier or unit; equal if none       */
    int32_t year_from, year_to;    /* five-year plan: its years, else 0       */
    int32_t rule;
    uint32_t reserved;
} tiaoli_numeral;

enum {
    TIAOLI_QUANTITY_NONE = 0,
    TIAOLI_QUANTITY_MONEY = 1,
    TIAOLI_QUANTITY_MEASURE = 2, /* by a unit of measurement: 5 mu, 3 tons    */
    TIAOLI_QUANTITY_DURATION = 3,
    TIAOLI_QUANTITY_DATE = 4,
    TIAOLI_QUANTITY_RELATIVE = 5, /* "this year": a value, that of a date, only with
                                     reference_date of tiaoli_options         */
    TIAOLI_QUANTITY_TALLY = 6,    /* of things, by a classifier or the noun   */
    TIAOLI_QUANTITY_RATIO = 7,    /* without dimension: 7% or more, 1.6 times */
    TIAOLI_QUANTITY_RANGE = 8     /* bounds of a bare number: above 10        */
};

/* A bound on one side; the other side of the value is open. */
enum {
    TIAOLI_BOUND_NONE = 0, /* a number, or a range                            */
    TIAOLI_BOUND_AT_LEAST = 1,
    TIAOLI_BOUND_MORE_THAN = 2,
    TIAOLI_BOUND_AT_MOST = 3,
    TIAOLI_BOUND_LESS_THAN = 4
};

typedef struct tiaoli_quantity { /* 56 bytes                                  */
    uint32_t size;
    int32_t kind; /* TIAOLI_QUANTITY_*                                        */
    int64_t low, high, denominator;
    int32_t scale;
    uint32_t flags;                /* TIAOLI_VALUE_*                          */
    uint32_t unit_start, unit_end; /* equal if none                           */
    int32_t rule;
    int32_t bound; /* TIAOLI_BOUND_*                                          */
} tiaoli_quantity;

enum {
    TIAOLI_LOOKALIKE_NONE = 0,
    TIAOLI_LOOKALIKE_WORD = 1,
    TIAOLI_LOOKALIKE_IDIOM = 2,
    TIAOLI_LOOKALIKE_DEGREE = 3,
    TIAOLI_LOOKALIKE_NAME = 4
};

typedef struct tiaoli_lookalike { /* 12 bytes                                 */
    uint32_t size;
    int32_t reason; /* TIAOLI_LOOKALIKE_*                                     */
    int32_t rule;
} tiaoli_lookalike;

enum {
    TIAOLI_QUOTE_NONE = 0,
    TIAOLI_QUOTE_QUOTATION = 1,
    TIAOLI_QUOTE_PLAN = 2,
    TIAOLI_QUOTE_COUNTED = 3,
    TIAOLI_QUOTE_SLOGAN = 4,
    TIAOLI_QUOTE_NAME = 5,
    TIAOLI_QUOTE_EMPHASIS = 6,
    TIAOLI_QUOTE_TERM = 7
};

enum {
    TIAOLI_QUOTE_NEGATIVE = 1 << 0, /* names a thing that is opposed          */
    TIAOLI_QUOTE_PARALLEL = 1 << 1, /* segments of nearly equal length        */
    TIAOLI_QUOTE_MATCHES = 1 << 2,  /* as many members as the count says      */
    TIAOLI_QUOTE_EQUAL = 1 << 3     /* two or more segments of one length     */
};

typedef struct tiaoli_quote { /* 52 bytes                                     */
    uint32_t size;
    int32_t kind; /* TIAOLI_QUOTE_*                                           */
    uint32_t content_start, content_end;
    uint32_t head_start, head_end; /* equal if none                           */
    int32_t depth;                 /* 1 = outermost                           */
    uint32_t flags;                /* TIAOLI_QUOTE_NEGATIVE ...               */
    int32_t segments;              /* parts at enumeration commas, commas ... */
    int32_t count;                 /* what a counted abbreviation states, or 0 */
    uint32_t members;              /* how many TIAOLI_SPAN_MEMBER it has      */
    int32_t rule;
    int32_t shared; /* characters that stand in all segments, at most 15      */
} tiaoli_quote;

enum {
    TIAOLI_SLOGAN_NONE = 0,
    TIAOLI_SLOGAN_COUNTED = 1, /* counted abbreviation without quotation marks */
    TIAOLI_SLOGAN_PARALLEL = 2 /* run of predicates of one length             */
};

typedef struct tiaoli_slogan { /* 40 bytes                                    */
    uint32_t size;
    int32_t kind;                  /* TIAOLI_SLOGAN_*                         */
    uint32_t head_start, head_end; /* equal if none                           */
    uint32_t flags;                /* TIAOLI_QUOTE_*                          */
    int32_t segments, shared;      /* as in tiaoli_quote                      */
    int32_t count;                 /* what a counted abbreviation states, or 0 */
    uint32_t members;              /* how many TIAOLI_SPAN_MEMBER it has      */
    int32_t rule;
} tiaoli_slogan;

enum {
    TIAOLI_REFERENCE_NONE = 0,
    TIAOLI_REFERENCE_TITLE = 1,      /* in title marks                          */
    TIAOLI_REFERENCE_PROVISION = 2,  /* article, paragraph, item                */
    TIAOLI_REFERENCE_POINTER = 3,    /* "this law", "the preceding paragraph"   */
    TIAOLI_REFERENCE_DEFINITION = 4, /* a short name where it is defined        */
    TIAOLI_REFERENCE_SHORT_NAME = 5, /* a short name where it is used           */
    TIAOLI_REFERENCE_DOC_NUMBER = 6  /* wenhao that stands alone                */
};

/* To what it leads. */
enum {
    TIAOLI_TARGET_NONE = 0,    /* a name that is not one of a text              */
    TIAOLI_TARGET_INSIDE = 1,  /* nodes of this document: first ... last        */
    TIAOLI_TARGET_OUTSIDE = 2, /* another text: law, if its name is given       */
    TIAOLI_TARGET_UNKNOWN = 3  /* not known, or not in the text                 */
};
enum { TIAOLI_REFERENCE_RANGE = 1 << 0 /* reaches from this provision to the next one */ };

/* A provision by its numbers as the law counts them; 0 = not said. */
typedef struct tiaoli_citation { /* 40 bytes                                  */
    uint32_t size;
    int32_t part, chapter, section; /* bian, zhang, jie                       */
    int32_t article, suffix;        /* tiao; N of "article 12 bis N"          */
    int32_t paragraph;              /* kuan: unnumbered paragraph             */
    int32_t item, subitem;          /* xiang, mu                              */
    uint32_t reserved;
} tiaoli_citation;

typedef struct tiaoli_reference { /* 96 bytes                                 */
    uint32_t size;
    int32_t kind; /* TIAOLI_REFERENCE_*                                       */
    uint32_t content_start, content_end;
    uint32_t issuer_start, issuer_end; /* equal if none                       */
    int32_t rule;
    /* the numbers as understood in their place, as in tiaoli_citation */
    int32_t part, chapter, section, article, suffix, paragraph, item, subitem;
    int32_t target; /* TIAOLI_TARGET_*                                        */
    uint32_t flags; /* TIAOLI_REFERENCE_RANGE                                 */
    /* inside: from the start of `first` to the end of `last`, mostly the same;
     * of a paragraph `last` is the last item of its list */
    tiaoli_node first, last;
    tiaoli_mark definition;            /* short name: the mark of its definition; else 0 */
    uint32_t law_start, law_end;       /* name of the text meant; of a definition
                                          what it is short for; equal if none  */
    uint32_t number_start, number_end; /* title: its wenhao; equal if none    */
} tiaoli_reference;

enum {
    TIAOLI_FORCE_NONE = 0,
    TIAOLI_FORCE_OBLIGATION = 1,
    TIAOLI_FORCE_PROHIBITION = 2,
    TIAOLI_FORCE_PERMISSION = 3,
    TIAOLI_FORCE_ENCOURAGEMENT = 4,
    TIAOLI_FORCE_COMMITMENT = 5,
    TIAOLI_FORCE_EXHORTATION = 6
};
enum { TIAOLI_STRENGTH_NORMAL = 0, TIAOLI_STRENGTH_STRONG = 1, TIAOLI_STRENGTH_WEAK = 2 };
enum {
    TIAOLI_ROLE_BODY = 0,
    TIAOLI_ROLE_HEADING = 1,
    TIAOLI_ROLE_LEAD = 2,
    TIAOLI_ROLE_ITEM = 3,
    TIAOLI_ROLE_SANCTION = 4,
    TIAOLI_ROLE_ASSIGNMENT = 5
};
enum {
    TIAOLI_ACTOR_NONE = 0,
    TIAOLI_ACTOR_EXPLICIT = 1,  /* named in the clause                        */
    TIAOLI_ACTOR_INHERITED = 2, /* named in an earlier clause                 */
    TIAOLI_ACTOR_DOCUMENT = 3   /* whoever the document addresses             */
};
enum { TIAOLI_DIRECTIVE_INHERITED = 1 << 0 /* the cue stands in an earlier clause */ };

typedef struct tiaoli_directive { /* 96 bytes                                 */
    uint32_t size;
    int32_t force;        /* TIAOLI_FORCE_*                                   */
    int32_t strength;     /* TIAOLI_STRENGTH_*                                */
    int32_t role;         /* TIAOLI_ROLE_*                                    */
    int32_t actor_source; /* TIAOLI_ACTOR_*                                   */
    uint32_t flags;       /* TIAOLI_DIRECTIVE_INHERITED                       */
    /* each pair equal if there is none */
    uint32_t cue_start, cue_end;
    uint32_t cue_source_start, cue_source_end;
    uint32_t actor_start, actor_end;
    uint32_t action_start, action_end;
    uint32_t object_start, object_end;
    uint32_t reported_by_start, reported_by_end;
    uint32_t deadline_start, deadline_end;
    uint32_t verbs; /* how many TIAOLI_SPAN_VERB it has                       */
    uint32_t units; /* how many TIAOLI_SPAN_UNIT_LEAD ... _RESPONSIBLE        */
    int32_t rule;
    uint32_t reserved;
} tiaoli_directive;

/* How a target's quantity is meant. */
enum {
    TIAOLI_COMPARATOR_NONE = 0,
    TIAOLI_COMPARATOR_EQUAL = 1,
    TIAOLI_COMPARATOR_APPROXIMATE = 2, /* about so much                       */
    TIAOLI_COMPARATOR_AT_LEAST = 3,
    TIAOLI_COMPARATOR_AT_MOST = 4,
    TIAOLI_COMPARATOR_RANGE = 5 /* between two bounds                         */
};
/* Which way the indicator is to go. */
enum {
    TIAOLI_DIRECTION_LEVEL = 0, /* not said: it is to be there                */
    TIAOLI_DIRECTION_INCREASE = 1,
    TIAOLI_DIRECTION_DECREASE = 2
};
/* How firmly it is meant, by the word that says so. */
enum {
    TIAOLI_TONE_NONE = 0,   /* no such word                                   */
    TIAOLI_TONE_ENSURE = 1, /* ensure, must; of an indicator: binding         */
    TIAOLI_TONE_STRIVE = 2, /* strive for                                     */
    TIAOLI_TONE_EXPECT = 3, /* expect; of an indicator: anticipatory          */
    TIAOLI_TONE_PLAN = 4    /* plan, the goal is                              */
};
enum {
    TIAOLI_TARGET_FLAG_CHANGE = 1 << 0 /* the quantity is by how much the indicator goes
                                     up or down, and not where it is to be    */
};

typedef struct tiaoli_target { /* 64 bytes                                    */
    uint32_t size;
    int32_t comparator;    /* TIAOLI_COMPARATOR_*                                */
    int32_t direction;     /* TIAOLI_DIRECTION_*                                 */
    int32_t tone;          /* TIAOLI_TONE_*                                      */
    uint32_t flags;        /* TIAOLI_TARGET_FLAG_CHANGE                          */
    tiaoli_mark quantity;  /* how much: a quantity, else a numeral such as 5% */
    tiaoli_mark directive; /* in which it begins; 0 = none                    */
    /* each pair equal if there is none */
    uint32_t indicator_start, indicator_end;
    uint32_t tone_start, tone_end;         /* may stand before the target     */
    uint32_t deadline_start, deadline_end; /* may stand before the target     */
    uint32_t base_start, base_end;         /* the time that it is compared with */
    int32_t rule;
} tiaoli_target;

/* Each fills *out for a mark of its kind.  ARGUMENT: NULL, unknown handle or a
 * mark of another kind; ABI: `size` below 8. */
TIAOLI_API tiaoli_status tiaoli_numeral_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                            tiaoli_numeral *out);
TIAOLI_API tiaoli_status tiaoli_quantity_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                             tiaoli_quantity *out);
TIAOLI_API tiaoli_status tiaoli_lookalike_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                              tiaoli_lookalike *out);
TIAOLI_API tiaoli_status tiaoli_quote_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                          tiaoli_quote *out);
TIAOLI_API tiaoli_status tiaoli_slogan_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                           tiaoli_slogan *out);
TIAOLI_API tiaoli_status tiaoli_reference_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                              tiaoli_reference *out);
TIAOLI_API tiaoli_status tiaoli_directive_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                              tiaoli_directive *out);
TIAOLI_API tiaoli_status tiaoli_target_get(const tiaoli_doc *doc, tiaoli_mark mark,
                                           tiaoli_target *out);

/* The structs above for up to `capacity` marks of one kind from mark `first` on:
 * `kind` TIAOLI_MARK_QUOTE fills an array of tiaoli_quote, and so on, with elements
 * `stride` bytes apart as in tiaoli_doc_copy_marks; the i-th is that of the i-th
 * mark of the kind.  Returns how many were written. */
TIAOLI_API uint32_t tiaoli_doc_copy_views(const tiaoli_doc *doc, tiaoli_mark first, int32_t kind,
                                          void *out, uint32_t capacity, uint32_t stride);

/* The value of a numeral or quantity as text: "35", "0.3", "2/3", "3..5",
 * "3..", "..3", "2022-10", "XXXX-04-08" (year not given); "" where there is no
 * value.  Returns the length, see Texts above. */
TIAOLI_API size_t tiaoli_value_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer,
                                    size_t capacity);

/* The first mark that begins in the bytes [start, end) and is a date with a value:
 * by when, where they are a deadline.  tiaoli_value_text writes it.  0 if there is
 * none. */
TIAOLI_API tiaoli_mark tiaoli_doc_date_in(const tiaoli_doc *doc, uint32_t start, uint32_t end);

/* --- One numeral by itself ------------------------------------------------ */

/*
 * Reads one numeral that is the whole text, in any form that a document may
 * have: words, figures, both mixed, formal characters, a decimal mark, a
 * fraction, percent, an ordinal with its prefix, an approximate number.  Fills
 * kind, low, high, denominator, scale and flags as for a mark; unit_start and
 * unit_end are those of % and the like, else 0.  What is too large is flagged
 * (TIAOLI_VALUE_OVERFLOW).  No word around it is known: the label of a plan is
 * read as the number that it says, two figures side by side as such.
 * Errors: ARGUMENT (NULL, or the text is no numeral), UTF8, LIMIT (INT32_MAX
 * bytes), ABI.
 */
TIAOLI_API tiaoli_status tiaoli_numeral_read(const char *text, size_t length, tiaoli_numeral *out);

enum {
    TIAOLI_STYLE_WORDS = 0,  /* as in running text: with multipliers          */
    TIAOLI_STYLE_FORMAL = 1, /* as on a cheque: the characters nobody alters  */
    TIAOLI_STYLE_FIGURES = 2 /* figure by figure; fractions, percentages and
                                ordinals as in WORDS                          */
};

/*
 * Writes the value of a numeral as Chinese text: kind, low, high, denominator,
 * scale and flags count (set `size`, too), so that what tiaoli_numeral_get or
 * tiaoli_numeral_read filled can be written, and reads back as the same value.
 * snprintf's rule, as for tiaoli_value_text.  "" (0) where there is no exact
 * value: an interval, an overflow, a negative ordinal.
 */
TIAOLI_API size_t tiaoli_numeral_write(const tiaoli_numeral *numeral, int32_t style, char *buffer,
                                       size_t capacity);

/*
 * Where a reference leads, as text: "#" and the numbers in one form for what is in
 * this document, the name of the law before that for what is not (its title as far
 * as the document gives it, as tiaoli_doc_span_text writes it).  Empty where neither is known.
 * snprintf's rule, as above.
 */
TIAOLI_API size_t tiaoli_reference_text(const tiaoli_doc *doc, tiaoli_mark mark, char *buffer,
                                        size_t capacity);

/* The numbers of a provision that is written in UTF-8 (text need not end there), and
 * how many bytes that took; 0, and all numbers 0, if none begins there.  ARGUMENT or
 * ABI on misuse of `out` gives 0, too. */
TIAOLI_API size_t tiaoli_citation_read(const char *text, size_t length, tiaoli_citation *out);

/* The first node of the document, outside its attachments, that has the numbers; *last
 * (may be NULL) as in tiaoli_reference.  0 if there is none.  Time in proportion to the
 * nodes. */
TIAOLI_API tiaoli_node tiaoli_doc_find(const tiaoli_doc *doc, const tiaoli_citation *citation,
                                       tiaoli_node *last);

/* ===== 9. Notes: odd, but readable ======================================= */

/* Permanent codes.  The examples name the numbers as they follow in the text. */
enum {
    TIAOLI_NOTE_NONE = 0,
    TIAOLI_NOTE_UNCLOSED_QUOTE = 1,
    TIAOLI_NOTE_UNOPENED_QUOTE = 2,
    TIAOLI_NOTE_CROSSED_QUOTE = 3,
    /* 1 2 4: at the label of 4.  Not where numbers run on over sections, begin
     * anew with 1, or where the text is a fragment that begins with 4. */
    TIAOLI_NOTE_NUMBERING_GAP = 4,
    /* 1 2 2 3: at the label of the second 2 */
    TIAOLI_NOTE_NUMBERING_DUPLICATE = 5,
    TIAOLI_NOTE_COUNT_MISMATCH = 6, /* counted abbreviation against members   */
    TIAOLI_NOTE_REPLACED_UTF8 = 7,  /* bytes that are no UTF-8 were let pass  */
    /* 1 3 4 2 5: at the label of 2; 1 2 13 4: at that of 13 */
    TIAOLI_NOTE_NUMBERING_ORDER = 8,
    /* yi + comma, then 1., where other sections of the text have (yi) between:
     * at the label of the first 1. */
    TIAOLI_NOTE_LEVEL_JUMP = 9,
    /* The table of contents and the text.  At the entry: */
    TIAOLI_NOTE_TOC_ENTRY_ALONE = 10, /* the text has no such heading         */
    TIAOLI_NOTE_TOC_WORDING = 11,     /* its heading has other words          */
    /* at the heading: of a level that the table lists, but not there */
    TIAOLI_NOTE_HEADING_NOT_IN_TOC = 12,
    /* a chapter, or (yi), with nothing below it, where others of its row have
     * text: at the heading */
    TIAOLI_NOTE_HEADING_WITHOUT_BODY = 13
};

typedef struct tiaoli_note { /* 16 bytes                                      */
    uint32_t size;
    int32_t code; /* TIAOLI_NOTE_*                                            */
    uint32_t start, end;
} tiaoli_note;

TIAOLI_API uint32_t tiaoli_doc_note_count(const tiaoli_doc *doc);
/* index: 0-based, in text order.  ARGUMENT (also past the last) or ABI. */
TIAOLI_API tiaoli_status tiaoli_doc_note_get(const tiaoli_doc *doc, uint32_t index,
                                             tiaoli_note *out);
/* English text for a note code; static, never NULL. */
TIAOLI_API const char *tiaoli_note_text(int32_t code);

/* ===== 10. Names ========================================================= */

/* Which enumeration a value belongs to. */
enum {
    TIAOLI_DOMAIN_GENRE = 1,
    TIAOLI_DOMAIN_NODE = 2,
    TIAOLI_DOMAIN_MARKER = 3,
    TIAOLI_DOMAIN_NODE_ROLE = 4,
    TIAOLI_DOMAIN_MARK = 5,
    TIAOLI_DOMAIN_SPAN = 6,
    TIAOLI_DOMAIN_NUMERAL = 7,
    TIAOLI_DOMAIN_QUANTITY = 8,
    TIAOLI_DOMAIN_LOOKALIKE = 9,
    TIAOLI_DOMAIN_QUOTE = 10,
    TIAOLI_DOMAIN_REFERENCE = 11,
    TIAOLI_DOMAIN_FORCE = 12,
    TIAOLI_DOMAIN_STRENGTH = 13,
    TIAOLI_DOMAIN_ROLE = 14,
    TIAOLI_DOMAIN_ACTOR = 15,
    TIAOLI_DOMAIN_NOTE = 16,
    TIAOLI_DOMAIN_RULE = 17,
    TIAOLI_DOMAIN_PROBLEM = 18,
    TIAOLI_DOMAIN_POLARITY = 19,
    TIAOLI_DOMAIN_TARGET = 20,
    TIAOLI_DOMAIN_SLOGAN = 21,
    TIAOLI_DOMAIN_BOUND = 22,
    TIAOLI_DOMAIN_COMPARATOR = 23,
    TIAOLI_DOMAIN_DIRECTION = 24,
    TIAOLI_DOMAIN_TONE = 25
};

/* The name that the JSON uses for a value: (TIAOLI_DOMAIN_NODE, 5) "byline".
 * Static; "" for what is unknown or has no name. */
TIAOLI_API const char *tiaoli_name(int32_t domain, int32_t value);

/* ===== 11. Output ======================================================== */

enum { TIAOLI_JSON_PRETTY = 1 << 0 /* one finding a line, for people */ };

/* Takes `length` bytes; non-zero stops the writer. */
typedef int32_t(TIAOLI_CALL *tiaoli_sink)(void *ctx, const char *data, size_t length);

/* Writes the document as one JSON object, UTF-8, in pieces.  flags: 0 or
 * TIAOLI_JSON_PRETTY; ctx is handed to the sink.  OK, ARGUMENT (also for unknown flags), or
 * SINK if the sink returned non-zero.  docs/json.md describes the fields. */
TIAOLI_API tiaoli_status tiaoli_doc_write_json(const tiaoli_doc *doc, uint32_t flags,
                                               tiaoli_sink sink, void *ctx);

/* The same JSON into a buffer.  Returns the length, see Texts above: where that is
 * not below capacity the buffer was too small and holds a part, which is no JSON.
 * 0 for a NULL document or unknown flags.  Asking for the length first takes as
 * long as writing: begin with a guess, such as 20 times the text, and call
 * again only if that was not enough. */
TIAOLI_API size_t tiaoli_doc_json(const tiaoli_doc *doc, uint32_t flags, char *buffer,
                                  size_t capacity);

/* ===== 12. Offsets in other units ======================================== */

/* How a program counts along its strings.  Every single byte that is no UTF-8
 * is one of each unit, a BOM is a character like others, CRLF is two. */
enum {
    TIAOLI_UNIT_BYTES = 0,      /* of UTF-8: C, Go, Rust                      */
    TIAOLI_UNIT_UTF16 = 1,      /* JavaScript, Java, C#: two for an emoji     */
    TIAOLI_UNIT_CODE_POINTS = 2 /* Python                                     */
};

/*
 * An index of a text for tiaoli_offsets_convert; for a document's, give what
 * tiaoli_doc_text gives.  The text is not copied: it has to outlive the index.
 * allocator may be NULL: malloc, realloc, free.  Takes 5 % of the text's size
 * and linear time.  NULL on failure, with *error (may be NULL) telling why:
 * ARGUMENT, NOMEM, LIMIT (4 GiB).
 */
TIAOLI_API tiaoli_offsets *tiaoli_offsets_new(const char *text, size_t length,
                                              const tiaoli_allocator *allocator,
                                              tiaoli_error *error);

/* Frees an index; NULL is allowed.  Nobody else may be using it. */
TIAOLI_API void tiaoli_offsets_free(tiaoli_offsets *offsets);

/*
 * Converts `count` offsets from one TIAOLI_UNIT_* to another; out may be in.
 * Offsets in ascending order take one pass over the text, others O(log length)
 * each.  The end of the text is an offset; one beyond it or inside a character
 * is not: the conversion stops there.  Returns how many were converted: less
 * than count if in[that] is no offset, 0 for NULL and for unknown units.
 */
TIAOLI_API size_t tiaoli_offsets_convert(const tiaoli_offsets *offsets, int32_t from, int32_t to,
                                         const uint32_t *in, uint32_t *out, size_t count);

/* ===== 13. Words of your own ============================================= */

/* What is wrong with a row of a list.  Permanent codes. */
enum {
    TIAOLI_PROBLEM_NONE = 0,
    TIAOLI_PROBLEM_UTF8 = 1,           /* a byte that is no UTF-8             */
    TIAOLI_PROBLEM_NO_TERM = 2,        /* blank                               */
    TIAOLI_PROBLEM_NO_CLASS = 3,       /* no tab, or a blank class            */
    TIAOLI_PROBLEM_LONG_TERM = 4,      /* above 96 bytes                      */
    TIAOLI_PROBLEM_CHARACTER = 5,      /* control, U+FFFD, above U+3FFFF      */
    TIAOLI_PROBLEM_UNKNOWN_CLASS = 6,  /* or section                          */
    TIAOLI_PROBLEM_AMBIGUOUS_CLASS = 7 /* in two sections: write section.class */
};

typedef struct tiaoli_problem { /* 20 bytes                                   */
    uint32_t size;
    int32_t code;        /* TIAOLI_PROBLEM_*; 0 = none                        */
    uint32_t line;       /* 1-based                                           */
    uint32_t start, end; /* what is wrong: bytes of the list                  */
} tiaoli_problem;

/*
 * Words that a parse is to know beside its own (options.lexicon): UTF-8 lines
 *
 *     term <tab> class[,class...] [<tab> where it comes from]
 *
 * The classes are those of the built-in lists, as "clause.verb" or, where only
 * one section has the name, "verb"; docs/lexicon.md describes them.  A term adds
 * classes to what the built-in lists say of it and takes none away.  Lines
 * end in LF, CR or CRLF; blank ones and those that begin with # say nothing; a
 * BOM is skipped; blanks around terms and classes are, too; a term may come
 * several times.
 *
 * The list is not kept.  allocator may be NULL: malloc, realloc, free.  Time is
 * n log n.  NULL on failure, with *error (may be NULL) telling why: LEXICON for
 * the first row that is wrong, which *problem (may be NULL; set its size) then
 * describes; ARGUMENT, NOMEM, ABI; LIMIT (16 MiB, 1,000,000 rows, 65,535 different
 * characters and as many different sets of classes in a section).
 */
TIAOLI_API tiaoli_lexicon *tiaoli_lexicon_new(const char *tsv, size_t length,
                                              const tiaoli_allocator *allocator,
                                              tiaoli_problem *problem, tiaoli_error *error);

/* Frees a lexicon; NULL is allowed.  No parse may be using it; documents that it
 * helped to make stay valid. */
TIAOLI_API void tiaoli_lexicon_free(tiaoli_lexicon *lexicon);

/* English text for a problem code; static, never NULL. */
TIAOLI_API const char *tiaoli_problem_text(int32_t code);

/* ===== 14. The slogans of a document ===================================== */

/*
 * The slogans of a document as one list: all quotes but quotations and emphasis,
 * and the slogans without marks.  Each entry is one canonical form: without
 * blanks, breaks and quotation marks, full-width forms as the usual ones, all
 * commas as U+3001, traditional characters simplified.  Entries stand in the
 * order of first appearance.  Texts of more than 384 bytes are left out.
 *
 * The document is not kept.  allocator may be NULL: malloc, realloc, free.  Time
 * is n log n; the first list of a process takes a few hundredths of a second more,
 * in which ICU reads its rules.  NULL on failure, with *error (may be NULL) telling
 * why: ARGUMENT, NOMEM, SEGMENTER.
 */
TIAOLI_API tiaoli_slogans *tiaoli_slogans_new(const tiaoli_doc *doc,
                                              const tiaoli_allocator *allocator,
                                              tiaoli_error *error);

/* Frees a list; NULL is allowed.  Nobody else may be reading it. */
TIAOLI_API void tiaoli_slogans_free(tiaoli_slogans *slogans);

TIAOLI_API uint32_t tiaoli_slogans_count(const tiaoli_slogans *slogans);
/* index: 0-based.  The canonical form, which belongs to the list; "" past the last. */
TIAOLI_API const char *tiaoli_slogans_text(const tiaoli_slogans *slogans, uint32_t index);
/* The kinds of its occurrences: a bit 1 << TIAOLI_QUOTE_* for each; without marks
 * a counted abbreviation is COUNTED and a parallel run SLOGAN. */
TIAOLI_API uint32_t tiaoli_slogans_kinds(const tiaoli_slogans *slogans, uint32_t index);
/* Copies up to `capacity` of its marks in text order; returns how many there are
 * (out may be NULL if capacity is 0). */
TIAOLI_API uint32_t tiaoli_slogans_marks(const tiaoli_slogans *slogans, uint32_t index,
                                         tiaoli_mark *out, uint32_t capacity);

/* ===== 15. What am I linked to? ========================================== */

TIAOLI_API uint32_t tiaoli_version(void); /* 0x00MMmmpp of the library        */
TIAOLI_API const char *tiaoli_version_string(void);
/* A number that grows whenever a rule or a word list changes. */
TIAOLI_API uint32_t tiaoli_rules_revision(void);
/* Segmenter with version, such as "icu 72.1". */
TIAOLI_API const char *tiaoli_segmenter_name(void);

#ifdef __cplusplus
}
#endif

#endif
