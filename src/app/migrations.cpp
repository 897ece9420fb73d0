#include "app/migrations.hpp"

#include "accounts/migrations.hpp"
#include "assessment/migrations.hpp"
#include "assurance/migrations.hpp"
#include "backup/migrations.hpp"
#include "evidence/migrations.hpp"
#include "framework/migrations.hpp"
#include "intake/migrations.hpp"
#include "jobs/migrations.hpp"
#include "monitoring/migrations.hpp"
#include "plan/migrations.hpp"
#include "practice/migrations.hpp"
#include "scheme/migrations.hpp"
#include "self_assessment/migrations.hpp"
#include "thread/migrations.hpp"

namespace dueregard::app {

std::vector<storage::Migration> all_migrations() {
    std::vector<storage::Migration> all;
    for (const auto part :
         {jobs::migrations(),
          backup::migrations(),
          accounts::migrations(),
          evidence::migrations(),
          framework::migrations(),
          scheme::migrations(),
          self_assessment::migrations(),
          assessment::migrations(),
          practice::migrations(),
          plan::migrations(),
          thread::migrations(),
          intake::migrations(),
          assurance::migrations(),
          monitoring::migrations()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace dueregard::app
