#pragma once
// DuckDB's C functions, loaded when they are first needed. This header stands behind this part's door.

#include <duckdb.h>

namespace dueregard::analytics {

/// Each member is DuckDB's function of that name, without "duckdb_".
struct DuckDbLibrary {
    decltype(&duckdb_create_config) create_config = nullptr;
    decltype(&duckdb_set_config) set_config = nullptr;
    decltype(&duckdb_destroy_config) destroy_config = nullptr;
    decltype(&duckdb_open_ext) open_ext = nullptr;
    decltype(&duckdb_close) close = nullptr;
    decltype(&duckdb_free) free = nullptr;
    decltype(&duckdb_connect) connect = nullptr;
    decltype(&duckdb_disconnect) disconnect = nullptr;
    decltype(&duckdb_query) query = nullptr;
    decltype(&duckdb_destroy_result) destroy_result = nullptr;
    decltype(&duckdb_result_error) result_error = nullptr;
    decltype(&duckdb_column_count) column_count = nullptr;
    decltype(&duckdb_column_name) column_name = nullptr;
    decltype(&duckdb_column_type) column_type = nullptr;
    decltype(&duckdb_fetch_chunk) fetch_chunk = nullptr;
    decltype(&duckdb_create_data_chunk) create_data_chunk = nullptr;
    decltype(&duckdb_destroy_data_chunk) destroy_data_chunk = nullptr;
    decltype(&duckdb_data_chunk_reset) data_chunk_reset = nullptr;
    decltype(&duckdb_data_chunk_get_size) data_chunk_get_size = nullptr;
    decltype(&duckdb_data_chunk_set_size) data_chunk_set_size = nullptr;
    decltype(&duckdb_data_chunk_get_vector) data_chunk_get_vector = nullptr;
    decltype(&duckdb_vector_size) vector_size = nullptr;
    decltype(&duckdb_vector_get_data) vector_get_data = nullptr;
    decltype(&duckdb_vector_get_validity) vector_get_validity = nullptr;
    decltype(&duckdb_validity_row_is_valid) validity_row_is_valid = nullptr;
    decltype(&duckdb_string_t_length) string_t_length = nullptr;
    decltype(&duckdb_string_t_data) string_t_data = nullptr;
    decltype(&duckdb_create_logical_type) create_logical_type = nullptr;
    decltype(&duckdb_destroy_logical_type) destroy_logical_type = nullptr;
    decltype(&duckdb_appender_create) appender_create = nullptr;
    decltype(&duckdb_append_data_chunk) append_data_chunk = nullptr;
    decltype(&duckdb_appender_destroy) appender_destroy = nullptr;
};

/// Throws Unavailable where the library is not there.
[[nodiscard]] const DuckDbLibrary& duckdb_library();

}  // namespace dueregard::analytics
