package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;

/** Counts what the rows of a file are; holds no rows. */
final class Tally {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Id, Integer> owners = new HashMap<>();
  private final List<String> titles = new ArrayList<>();
  private int wrong;
  private int rows;
  private int known;

  void add(RowCheck.Checked row) {
    rows++;
    row.problems().forEach(this::add);
    if (row.problems().isEmpty()) {
      owners.merge(row.owner().id(), 1, Integer::sum);
      if (titles.size() < Report.TITLES) {
        titles.add(row.draft().texts().get(row.draft().original()).title());
      }
    }
  }

  void add(Problem problem) {
    wrong++;
    if (problems.size() < Report.PROBLEMS) {
      problems.add(problem);
    }
  }

  void known(int some) {
    known += some;
  }

  int rows() {
    return rows;
  }

  boolean right() {
    return wrong == 0;
  }

  Report report() {
    if (wrong > 0) {
      return Report.wrong(problems, wrong);
    }
    List<Report.Owner> most =
        owners.entrySet().stream()
            .sorted(
                Map.Entry.<Id, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(Report.OWNERS)
            .map(owner -> new Report.Owner(owner.getKey().toString(), owner.getValue()))
            .toList();
    return new Report(List.of(), 0, known, owners.size(), most, List.copyOf(titles));
  }
}
