#include "thread/topics.hpp"

#include "base/text.hpp"

#include <array>
#include <string>

namespace dueregard::thread {

namespace {

/// Words and phrases are set apart by commas; each stands as it is written, in small letters.
struct Topic {
    std::string_view name;
    std::string_view words;
};

constexpr std::array topics = {
    Topic{"impact assessment", "eqia,eqias,eia,eias,impact assessment"},
    Topic{
        "sexual orientation",
        "lgb,lgbt,lgbtq,lgbtqi,lgbtqia,stonewall,gay,lesbian,bisexual,"
        "sexual orientation,sexuality"
    },
    Topic{"race", "bame,bme,ethnic,ethnicity,race,racial,racism,black,asian,migrant,migrants"},
    Topic{
        "disability",
        "disabled,disability,disabilities,hearing,deaf,blind,wheelchair,neurodiverse,"
        "neurodiversity"
    },
    Topic{"religion", "religion,religious,faith,faiths,belief,beliefs"},
    Topic{"sex", "women,men,gender,maternity,female,male,menopause"},
    Topic{"age", "older,younger,young,age,ages,ageing"},
    Topic{"workforce", "workforce,staff,employee,employees,employer,workplace,colleagues"},
    Topic{
        "recruitment",
        "recruit,recruits,recruiting,recruitment,apprentice,apprentices,apprenticeship,"
        "apprenticeships,applicant,applicants,vacancies,retention,retain"
    },
    Topic{"progression", "progress,progression,promotion,senior,talent,talented,developing"},
    Topic{"training", "training,trained,train,learning,elearning"},
    Topic{"flexible", "flexible working,flexible,hybrid working,home working"},
    Topic{"pay", "pay,wage,wages"},
    Topic{"staff network", "network,networks,champion,champions,mentor,mentors,mentoring"},
    Topic{
        "data",
        "data,monitor,monitoring,collect,collection,collecting,collected,dataset,"
        "profile,profiles,survey,surveys,mapping"
    },
    Topic{"users", "user,users,customer,customers,client,clients"},
    Topic{
        "engagement",
        "engage,engaged,engagement,engaging,consult,consulted,consultation,"
        "consultations,involve,involved,involvement,involving,coproduce,coproduced,"
        "coproduction,co produced,co producing,panel,feedback"
    },
    Topic{
        "community",
        "community,communities,resident,residents,tenant,tenants,neighbourhood,"
        "neighbourhoods,voluntary"
    },
    Topic{"capacity", "capacity,empower,empowerment,empowering,leadership,trustees,governance"},
    Topic{
        "governance",
        "steering,forum,board,boards,scrutiny,internal equalities,governance,"
        "directorate"
    },
    Topic{"partner", "partner,partners,partnership,partnerships,nhs"},
    Topic{
        "procurement",
        "procurement,procure,supplier,suppliers,tender,tenders,contractor,contractors,"
        "social value"
    },
    Topic{"grants", "grant,grants,funding"},
    Topic{
        "information",
        "website,web,communications,accessible,accessibility,translation,image,publish,"
        "published"
    },
    Topic{"digital", "digital,digitally,online,technology"},
    Topic{"housing", "housing,homes,homelessness,tenancy"},
    Topic{"education", "school,schools,education,educational,pupils,attainment"},
    Topic{
        "poverty",
        "poverty,deprived,deprivation,vulnerable,vulnerability,debt,debts,inequality,"
        "inequalities"
    },
    Topic{"hate", "hate,harassment,bullying"},
};

/// Its words in small letters, a space round each: a phrase of them can be looked for.
std::string spaced_words(std::string_view text) {
    std::string spaced = " ";
    for (const auto& word : words_of(text)) {
        spaced += word;
        spaced += ' ';
    }
    return spaced;
}

int count_of(const std::string& spaced, std::string_view words) {
    const auto wanted = " " + std::string(words) + " ";
    int count = 0;
    for (auto at = spaced.find(wanted); at != std::string::npos; at = spaced.find(wanted, at + 1))
        ++count;
    return count;
}

}  // namespace

std::map<std::string_view, int> topics_of(std::string_view text) {
    std::map<std::string_view, int> found;
    const auto spaced = spaced_words(text);
    for (const auto& [name, list] : topics) {
        int count = 0;
        for (const auto words : split(list, ','))
            count += count_of(spaced, words);
        if (count > 0) found[name] = count;
    }
    return found;
}

}  // namespace dueregard::thread
