#pragma once
// Prepared statements kept by their text, the least recently used leaving first.

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dueregard::storage {

template <class Prepared>
class StatementCache {
public:
    /// What was kept for this text, or null. The pointer holds until the next `add` or `clear`.
    [[nodiscard]] Prepared* find(std::string_view sql) {
        const auto found = by_text_.find(sql);
        if (found == by_text_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, found->second);
        return &found->second->second;
    }

    Prepared& add(std::string_view sql, Prepared prepared) {
        if (kept_.size() == most) {
            by_text_.erase(kept_.back().first);
            kept_.pop_back();
        }
        kept_.emplace_front(std::string(sql), std::move(prepared));
        by_text_.emplace(kept_.front().first, kept_.begin());
        return kept_.front().second;
    }

    void clear() {
        by_text_.clear();
        kept_.clear();
    }

private:
    using Kept = std::list<std::pair<std::string, Prepared>>;
    /// More than the texts of the whole program; texts made at run time (lists of values) push one another
    /// out.
    static constexpr std::size_t most = 400;
    Kept kept_;
    std::unordered_map<std::string_view, typename Kept::iterator> by_text_;
};

}  // namespace dueregard::storage
