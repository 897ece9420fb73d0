#include "analytics/duckdb_library.hpp"

#include "base/failure.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

namespace dueregard::analytics {

namespace {

[[noreturn]] void fail() {
    const char* reason = ::dlerror();
    throw Unavailable(fmt::format(
        "Datasets need libduckdb.so, which could not be loaded: {}. Install the package again, or run bin/setup.",
        reason == nullptr ? "no reason is told" : reason
    ));
}

/// Where to look stands in the program itself (its run path).
void* opened() {
    void* library = ::dlopen("libduckdb.so", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) fail();
    return library;
}

template <class Function>
void load(void* library, Function& function, const char* name) {
    void* symbol = ::dlsym(library, name);
    if (symbol == nullptr) fail();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what dlsym answers is the function (POSIX)
    function = reinterpret_cast<Function>(symbol);
}

DuckDbLibrary loaded() {
    void* library = opened();
    DuckDbLibrary all;
    load(library, all.create_config, "duckdb_create_config");
    load(library, all.set_config, "duckdb_set_config");
    load(library, all.destroy_config, "duckdb_destroy_config");
    load(library, all.open_ext, "duckdb_open_ext");
    load(library, all.close, "duckdb_close");
    load(library, all.free, "duckdb_free");
    load(library, all.connect, "duckdb_connect");
    load(library, all.disconnect, "duckdb_disconnect");
    load(library, all.query, "duckdb_query");
    load(library, all.destroy_result, "duckdb_destroy_result");
    load(library, all.result_error, "duckdb_result_error");
    load(library, all.column_count, "duckdb_column_count");
    load(library, all.column_name, "duckdb_column_name");
    load(library, all.column_type, "duckdb_column_type");
    load(library, all.fetch_chunk, "duckdb_fetch_chunk");
    load(library, all.create_data_chunk, "duckdb_create_data_chunk");
    load(library, all.destroy_data_chunk, "duckdb_destroy_data_chunk");
    load(library, all.data_chunk_reset, "duckdb_data_chunk_reset");
    load(library, all.data_chunk_get_size, "duckdb_data_chunk_get_size");
    load(library, all.data_chunk_set_size, "duckdb_data_chunk_set_size");
    load(library, all.data_chunk_get_vector, "duckdb_data_chunk_get_vector");
    load(library, all.vector_size, "duckdb_vector_size");
    load(library, all.vector_get_data, "duckdb_vector_get_data");
    load(library, all.vector_get_validity, "duckdb_vector_get_validity");
    load(library, all.validity_row_is_valid, "duckdb_validity_row_is_valid");
    load(library, all.string_t_length, "duckdb_string_t_length");
    load(library, all.string_t_data, "duckdb_string_t_data");
    load(library, all.create_logical_type, "duckdb_create_logical_type");
    load(library, all.destroy_logical_type, "duckdb_destroy_logical_type");
    load(library, all.appender_create, "duckdb_appender_create");
    load(library, all.append_data_chunk, "duckdb_append_data_chunk");
    load(library, all.appender_destroy, "duckdb_appender_destroy");
    return all;
}

}  // namespace

const DuckDbLibrary& duckdb_library() {
    static const DuckDbLibrary library = loaded();
    return library;
}

}  // namespace dueregard::analytics
