package org.alliance.portal.projects.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.content.Csv;
import org.alliance.portal.api.organisations.Organisation;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.internal.InitiativeForm;
import org.alliance.portal.projects.internal.InitiativeRules;
import org.alliance.portal.projects.internal.Programmes;
import org.alliance.portal.projects.internal.Themes;

/** Makes drafts of rows, and says what keeps them from being published; for one import. */
final class RowCheck {
  private final Columns columns;
  private final RowReader reader;
  private final Owners owners;
  private final Vocabulary vocabulary;
  private final InitiativeRules rules;

  RowCheck(Columns columns, Vocabulary vocabulary, Organisations organisations) {
    this.columns = columns;
    this.reader = new RowReader(columns, new Words(vocabulary));
    this.owners = new Owners(organisations);
    this.vocabulary = vocabulary;
    this.rules = new InitiativeRules(vocabulary);
  }

  /**
   * A row that was checked.
   *
   * @param id what the row says is its own; null for nothing that can be one
   * @param owner null when there is a problem with it
   * @param problems empty when it can be written
   */
  record Checked(Id id, Organisation owner, InitiativeDraft draft, List<Problem> problems) {}

  /** Checks a batch of rows. */
  List<Checked> check(List<Csv.Row> rows) {
    List<RowReader.Read> read = rows.stream().map(reader::read).toList();
    owners.learn(read);
    return read.stream().map(this::check).toList();
  }

  private Checked check(RowReader.Read row) {
    List<Problem> problems = new ArrayList<>(row.problems());
    Organisation owner = owners.of(row, problems);
    InitiativeForm.Read form = InitiativeForm.read(row.values());
    InitiativeDraft draft =
        Programmes.current(Themes.current(form.draft(), vocabulary), vocabulary);
    List<FieldProblem> wrong = new ArrayList<>(form.problems());
    Set<String> unread = wrong.stream().map(FieldProblem::field).collect(Collectors.toSet());
    rules.problems(draft, null).stream()
        .filter(problem -> !unread.contains(problem.field()))
        .forEach(wrong::add);
    row.values()
        .forEach(
            (field, said) -> {
              if (field.startsWith("partners.")
                  && field.endsWith(".organisation")
                  && !unread.contains(field)
                  && owners.byId(said.get(0)).isEmpty()) {
                wrong.add(FieldProblem.of(field, "portal.problem.unknown-value"));
              }
            });
    wrong.forEach(
        problem -> problems.add(Problem.of(row.line(), columns.column(problem), problem)));
    return new Checked(row.id(), owner, draft, problems);
  }
}
