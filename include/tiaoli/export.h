/* Which symbols leave the library, and how callbacks are called. Pure ASCII. */
#ifndef TIAOLI_EXPORT_H
#define TIAOLI_EXPORT_H

/* A program that links the static library defines TIAOLI_STATIC; the CMake
 * target and the pkg-config file do it for their users. */
#if defined(TIAOLI_STATIC)
#define TIAOLI_API
#elif defined(_WIN32) || defined(__CYGWIN__)
#if defined(TIAOLI_BUILDING)
#define TIAOLI_API __declspec(dllexport)
#else
#define TIAOLI_API __declspec(dllimport)
#endif
#elif defined(__GNUC__) || defined(__clang__)
#define TIAOLI_API __attribute__((visibility("default")))
#else
#define TIAOLI_API
#endif

/* Callbacks use the C calling convention whatever the host's default is. */
#if defined(_MSC_VER)
#define TIAOLI_CALL __cdecl
#else
#define TIAOLI_CALL
#endif

#endif
