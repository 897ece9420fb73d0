#include "documents/pdf_centred.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace dueregard::documents {

namespace {

constexpr std::size_t most_lines = 1'000;
constexpr double same_place = 0.15;  ///< ems by which middles or tops differ that are one
constexpr double same_row = 0.45;  ///< ems by which the middles of one row's cells differ: a symbol is taller
constexpr double merged_place = 0.6;  ///< the same for a cell that is merged over rows
constexpr double more_white = 0.25;   ///< ems between cells, beyond that between lines
constexpr int fewest_centred = 3;
constexpr std::size_t most_merged = 12;  ///< rows

/// The lines of one cell.
struct Block {
    std::size_t column = 0;
    std::vector<std::size_t> lines;
    double top = 0.0;
    double bottom = 0.0;

    [[nodiscard]] double middle() const { return (top + bottom) / 2.0; }
};

/// The cells that share a middle.
struct Band {
    std::vector<Block> blocks;
    double top = 0.0;
    double bottom = 0.0;

    [[nodiscard]] const Block* in(std::size_t column) const {
        const auto found = std::ranges::find(blocks, column, &Block::column);
        return found == blocks.end() ? nullptr : &*found;
    }
};

class BandFinder {
public:
    BandFinder(std::span<const PdfLine> lines, const std::vector<std::vector<bool>>& in_columns)
        : lines_(lines), in_columns_(in_columns), columns_(in_columns.front().size()) {
        for (const auto& line : lines_)
            em_ = std::max(em_, line.em());
    }

    std::optional<std::vector<CentredRow>> run() {
        find_blocks();
        if (!are_centred() || !find_bands() || bands_.front().blocks.size() < columns_) return std::nullopt;
        if (!take_merged()) return std::nullopt;
        std::vector<CentredRow> rows;
        for (const auto& band : bands_) {
            CentredRow row(columns_);
            for (const auto& block : band.blocks)
                row[block.column] = block.lines;
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    /// A small white between two lines of one column: that within a cell. The smallest are beside tall
    /// symbols.
    [[nodiscard]] double small_gap() const {
        std::vector<double> gaps;
        for (std::size_t c = 0; c < columns_; ++c) {
            const PdfLine* above = nullptr;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (!in_columns_[i][c]) continue;
                if (above != nullptr) gaps.push_back(lines_[i].top - above->bottom);
                above = &lines_[i];
            }
        }
        if (gaps.empty()) return 0.0;
        std::ranges::sort(gaps);
        return std::max(gaps[gaps.size() / 6], 0.0);
    }

    void find_blocks() {
        const double most = small_gap() + more_white * em_;
        for (std::size_t c = 0; c < columns_; ++c) {
            bool is_open = false;
            for (std::size_t i = 0; i < lines_.size(); ++i) {
                if (!in_columns_[i][c]) continue;
                const auto& line = lines_[i];
                if (!is_open || line.top - blocks_.back().bottom > most)
                    blocks_.push_back({.column = c, .lines = {}, .top = line.top, .bottom = line.bottom});
                is_open = true;
                blocks_.back().lines.push_back(i);
                blocks_.back().bottom = line.bottom;
            }
        }
        std::ranges::stable_sort(blocks_, {}, &Block::middle);
    }

    /// Cells of different heights share their middles, and not their tops.
    [[nodiscard]] bool are_centred() const {
        int by_middle = 0;
        int by_top = 0;
        for (std::size_t a = 0; a < blocks_.size(); ++a) {
            for (auto b = a + 1; b < blocks_.size(); ++b) {
                const auto& one = blocks_[a];
                const auto& other = blocks_[b];
                if (other.middle() - one.middle() > 4.0 * em_) break;
                if (one.column == other.column || one.lines.size() == other.lines.size()) continue;
                if (std::abs(one.middle() - other.middle()) <= same_place * em_) ++by_middle;
                if (std::abs(one.top - other.top) <= same_place * em_) ++by_top;
            }
        }
        return by_middle >= fewest_centred && by_middle > 3 * by_top;
    }

    /// False where two cells of one column would stand in one row.
    bool find_bands() {
        for (auto& block : blocks_) {
            const bool is_same =
                !bands_.empty() && block.middle() - bands_.back().blocks.front().middle() <= same_row * em_;
            if (!is_same) bands_.push_back({.blocks = {}, .top = block.top, .bottom = block.bottom});
            auto& band = bands_.back();
            if (band.in(block.column) != nullptr) return false;
            band.top = std::min(band.top, block.top);
            band.bottom = std::max(band.bottom, block.bottom);
            band.blocks.push_back(std::move(block));
        }
        return bands_.size() > 1;
    }

    /// False where a cell stands alone and between no rows.
    bool take_merged() {
        for (std::size_t i = 0; i < bands_.size();) {
            const bool is_alone = bands_[i].blocks.size() == 1 && columns_ > 2;
            if (is_alone && !spread_alone(i)) return false;
            if (is_alone)
                bands_.erase(bands_.begin() + static_cast<std::ptrdiff_t>(i));
            else
                ++i;
        }
        for (std::size_t i = 0; i < bands_.size(); ++i)
            spread_from_middle(i);
        return true;
    }

    /// A cell that shares its middle with no other stands between the rows that it is merged over.
    bool spread_alone(std::size_t at) {
        const auto block = bands_[at].blocks.front();
        std::size_t best_first = 0;
        std::size_t best_last = 0;
        double best = merged_place * em_;
        for (std::size_t up = 1; up <= most_merged && up <= at; ++up) {
            if (bands_[at - up].in(block.column) != nullptr) break;
            for (std::size_t down = 1; down <= most_merged && at + down < bands_.size(); ++down) {
                if (bands_[at + down].in(block.column) != nullptr) break;
                const double middle = (bands_[at - up].top + bands_[at + down].bottom) / 2.0;
                if (std::abs(middle - block.middle()) > best) continue;
                best = std::abs(middle - block.middle());
                best_first = at - up;
                best_last = at + down;
            }
        }
        if (best_last == 0) return false;
        for (auto i = best_first; i <= best_last; ++i) {
            if (i != at) bands_[i].blocks.push_back(block);
        }
        return true;
    }

    /// A first cell merged over an odd number of rows stands in the middle one; the others have none.
    void spread_from_middle(std::size_t at) {
        const auto* const found = bands_[at].in(0);
        if (found == nullptr) return;
        const auto block = *found;
        for (std::size_t by = 1; by <= at && at + by < bands_.size(); ++by) {
            auto& above = bands_[at - by];
            auto& below = bands_[at + by];
            if (above.in(0) != nullptr || below.in(0) != nullptr) return;
            above.blocks.push_back(block);
            below.blocks.push_back(block);
        }
    }

    std::span<const PdfLine> lines_;
    const std::vector<std::vector<bool>>& in_columns_;
    std::size_t columns_;
    double em_ = 0.0;
    std::vector<Block> blocks_;
    std::vector<Band> bands_;
};

}  // namespace

std::optional<std::vector<CentredRow>>
centred_rows(std::span<const PdfLine> lines, const std::vector<std::vector<bool>>& in_columns) {
    if (lines.size() < 4 || lines.size() > most_lines || in_columns.front().size() < 2) return std::nullopt;
    return BandFinder(lines, in_columns).run();
}

}  // namespace dueregard::documents
