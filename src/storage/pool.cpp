#include "base/failure.hpp"
#include "storage/connection.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace dueregard::storage {

namespace {

constexpr std::chrono::seconds longest_wait{10};

}  // namespace

class Pool::Shelf {
public:
    Shelf(std::string address, const Clock& clock, std::size_t most)
        : address_(std::move(address)), clock_(clock), unopened_(most) {}

    /// The one put back last, since its cache is warm.
    Db take() {
        std::unique_lock lock(mutex_);
        const bool is_there =
            returned_.wait_for(lock, longest_wait, [this] { return !idle_.empty() || unopened_ > 0; });
        if (!is_there) {
            throw Unavailable("All connections to the database stayed in use for ten seconds; try again.");
        }
        if (!idle_.empty()) {
            Db db = std::move(idle_.back());
            idle_.pop_back();
            return db;
        }
        --unopened_;
        lock.unlock();
        return open();
    }

    void put_back(Db db) {
        {
            const std::scoped_lock lock(mutex_);
            if (db.is_sound()) {
                idle_.push_back(std::move(db));
            } else {
                ++unopened_;
            }
        }
        returned_.notify_one();
    }

private:
    Db open() {
        struct Place {
            Shelf& shelf;
            bool is_filled = false;

            explicit Place(Shelf& of) : shelf(of) {}

            Place(const Place&) = delete;
            Place& operator=(const Place&) = delete;
            Place(Place&&) = delete;
            Place& operator=(Place&&) = delete;

            ~Place() {
                if (is_filled) return;
                const std::scoped_lock lock(shelf.mutex_);
                ++shelf.unopened_;
                shelf.returned_.notify_one();
            }
        } place(*this);

        Db db = Db::open(address_, clock_, shared_);
        place.is_filled = true;
        return db;
    }

    std::string address_;
    const Clock& clock_;
    Shared shared_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Db> idle_;
    std::size_t unopened_;
};

Pool::Pool(std::string address, const Clock& clock, std::size_t most)
    : shelf_(std::make_unique<Shelf>(std::move(address), clock, most)) {}

Pool::~Pool() = default;

void Pool::with(const std::function<void(Db&)>& work) {
    struct Loan {
        Shelf& shelf;
        Db db;

        explicit Loan(Shelf& of) : shelf(of), db(of.take()) {}

        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        Loan(Loan&&) = delete;
        Loan& operator=(Loan&&) = delete;

        ~Loan() { shelf.put_back(std::move(db)); }
    } loan(*shelf_);

    work(loan.db);
}

}  // namespace dueregard::storage
