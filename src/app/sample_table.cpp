#include "app/sample_table.hpp"

#include "base/failure.hpp"
#include "documents/read_document.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace dueregard::app {

const std::string& SampleRow::operator[](std::string_view heading) const {
    for (std::size_t i = 0; i < header_->cells.size() && i < row_->cells.size(); ++i) {
        if (header_->cells[i].text == heading) return row_->cells[i].text;
    }
    throw BadRequest(fmt::format("A file of the sample has no column “{}”.", heading));
}

SampleTable::SampleTable(const std::string& folder, const std::string& path) {
    auto document = sample_document(folder, path);
    if (!document) throw BadRequest(fmt::format("The sample has no file {} in {}.", path, folder));
    document_ = std::move(*document);
    const bool has_rows = !document_.blocks.empty() && document_.blocks.front().table.rows.size() > 1;
    if (!has_rows) throw BadRequest(fmt::format("{} holds no rows.", path));
    const auto& rows = document_.blocks.front().table.rows;
    for (std::size_t i = 1; i < rows.size(); ++i)
        rows_.emplace_back(rows.front(), rows[i]);
}

std::optional<documents::Document> sample_document(const std::string& folder, const std::string& path) {
    std::ifstream file(folder + "/" + path, std::ios::binary);
    if (!file) return std::nullopt;
    const std::string content(std::istreambuf_iterator<char>(file), {});
    auto read = documents::read_document(content, path);
    if (!read) throw BadRequest(read.error().sentence);
    return std::move(*read);
}

}  // namespace dueregard::app
