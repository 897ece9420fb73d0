#pragma once
// The key that a document gives to its own statuses: "★ on target  ● narrowly missed", "Amber – some
// slippage". It goes before the default scale.

#include "documents/document.hpp"
#include "plan/status.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

class Legend {
public:
    /// `sign` is a symbol, a colour, a letter or a word of status; what it means is read from `description`.
    void add(std::string_view sign, std::string_view description);

    /// What a cell of a status column means by this legend, else by the default scale.
    [[nodiscard]] std::optional<Meaning> meaning(std::string_view printed) const;

    [[nodiscard]] bool is_empty() const { return meanings_.empty(); }

private:
    std::map<std::string, Meaning, std::less<>> meanings_;
};

/// The legend of a document, from its paragraphs, its lists and its small tables of signs and their meanings.
[[nodiscard]] Legend legend_of(const documents::Document& document);

}  // namespace dueregard::plan
