#include "backup/lines.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <sodium.h>

namespace dueregard::backup {

namespace {

using Json = nlohmann::ordered_json;
using storage::Bytes;
using storage::Value;

constexpr auto base64 = sodium_base64_VARIANT_ORIGINAL;

std::string base64_of(const std::string& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), base64), '\0');
    // libsodium's own type for raw bytes is unsigned char.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    const auto* const start = reinterpret_cast<const unsigned char*>(bytes.data());
    sodium_bin2base64(text.data(), text.size(), start, bytes.size(), base64);
    text.pop_back();  // the NUL at its end
    return text;
}

std::optional<std::string> bytes_of(const std::string& text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    auto* const start = reinterpret_cast<unsigned char*>(bytes.data());
    const int code =
        sodium_base642bin(start, bytes.size(), text.data(), text.size(), nullptr, &size, &end, base64);
    if (code != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

struct ToJson {
    Json operator()(std::monostate /*null*/) const { return nullptr; }

    Json operator()(std::int64_t value) const { return value; }

    /// JSON has no word for the numbers that are none.
    Json operator()(double value) const {
        if (std::isnan(value)) return {{"number", "NaN"}};
        if (std::isinf(value)) return {{"number", value < 0 ? "-Infinity" : "Infinity"}};
        return value;
    }

    Json operator()(const std::string& value) const {
        if (is_valid_utf8(value)) return value;
        throw Unavailable("The database holds a text that is not UTF-8, which no program of ours wrote.");
    }

    Json operator()(const Bytes& value) const { return {{"base64", base64_of(value.content)}}; }
};

std::optional<Value> number_called(const std::string& name) {
    using Limits = std::numeric_limits<double>;
    if (name == "NaN") return Limits::quiet_NaN();
    if (name == "Infinity") return Limits::infinity();
    if (name == "-Infinity") return -Limits::infinity();
    return std::nullopt;
}

std::optional<Value> value_in_object(const Json& json) {
    if (json.size() != 1 || !json.begin()->is_string()) return std::nullopt;
    const auto& name = json.begin().key();
    const auto text = json.begin()->get<std::string>();
    if (name == "number") return number_called(text);
    const auto bytes = name == "base64" ? bytes_of(text) : std::nullopt;
    return bytes ? std::optional<Value>(Bytes{*bytes}) : std::nullopt;
}

std::optional<Value> value_of(const Json& json) {
    if (json.is_null()) return Value();
    if (json.is_number_float()) return json.get<double>();
    if (json.is_number_integer()) return json.get<std::int64_t>();
    if (json.is_string()) return json.get<std::string>();
    return json.is_object() ? value_in_object(json) : std::nullopt;
}

std::optional<Line> row_of(const Json& json) {
    RowValues values;
    values.reserve(json.size());
    for (const auto& one : json) {
        auto value = value_of(one);
        if (!value) return std::nullopt;
        values.push_back(std::move(*value));
    }
    return values;
}

Chain chain_of(const Json& json) {
    return {
        .organisation = {json.at("id").get<std::int64_t>()},
        .name = json.at("name").get<std::string>(),
        .entries = json.at("entries").get<std::int64_t>(),
        .hash = json.at("hash").get<std::string>(),
    };
}

std::optional<Line> object_of(const Json& json) {
    if (json.contains("made_at")) {
        return Head{
            .made_at = {json.at("made_at").get<std::int64_t>()},
            .steps = json.at("steps").get<std::vector<std::string>>(),
        };
    }
    if (json.contains("columns")) {
        return TableStart{
            .table = json.at("table").get<std::string>(),
            .columns = json.at("columns").get<std::vector<std::string>>(),
        };
    }
    if (json.contains("rows")) {
        return TableContent{
            .table = json.at("table").get<std::string>(),
            .rows = json.at("rows").get<std::int64_t>(),
            .sha256 = json.at("sha256").get<std::string>(),
        };
    }
    Foot foot;
    for (const auto& chain : json.at("organisations"))
        foot.chains.push_back(chain_of(chain));
    return foot;
}

}  // namespace

std::int64_t rows_in(const Contents& contents) {
    std::int64_t rows = 0;
    for (const auto& table : contents.tables)
        rows += table.rows;
    return rows;
}

std::string line_of(const Head& head) {
    return Json{{"made_at", head.made_at.milliseconds}, {"steps", head.steps}}.dump();
}

std::string line_of(const TableStart& start) {
    return Json{{"table", start.table}, {"columns", start.columns}}.dump();
}

std::string line_of(const RowValues& values) {
    auto row = Json::array();
    for (const auto& value : values)
        row.push_back(std::visit(ToJson{}, value.content()));
    return row.dump();
}

std::string line_of(const TableContent& end) {
    return Json{{"table", end.table}, {"rows", end.rows}, {"sha256", end.sha256}}.dump();
}

std::string line_of(const Foot& foot) {
    auto organisations = Json::array();
    for (const auto& chain : foot.chains) {
        organisations.push_back(
            {{"id", chain.organisation.value},
             {"name", chain.name},
             {"entries", chain.entries},
             {"hash", chain.hash}}
        );
    }
    return Json{{"organisations", organisations}}.dump();
}

std::optional<Line> read_line(std::string_view line) {
    const auto json = Json::parse(line, nullptr, false);
    if (json.is_array()) return row_of(json);
    if (!json.is_object()) return std::nullopt;
    // A sealed line that lacks a member or has one of another kind was sealed by another program.
    try {
        return object_of(json);
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace dueregard::backup
