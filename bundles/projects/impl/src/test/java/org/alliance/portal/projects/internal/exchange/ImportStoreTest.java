package org.alliance.portal.projects.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.NotFoundException;
import org.alliance.portal.api.ValidationException;
import org.alliance.portal.api.access.AccessDeniedException;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.search.SearchDocument;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.internal.Samples;
import org.alliance.portal.projects.internal.search.InitiativeSearchable;
import org.alliance.portal.projects.internal.store.Stored;
import org.junit.Test;

/** The way of an import, and what readers see meanwhile. */
public class ImportStoreTest extends ImportStoreCase {

  private int listed(InitiativeFilter filter) {
    return on.fixture.service.list(filter, 200, null, "en").items().size();
  }

  /** How many readers find, by any way. */
  private int seen() {
    int all = listed(InitiativeFilter.ALL);
    assertThat(listed(new InitiativeFilter(on.fixture.town, null, null, null))).isEqualTo(all);
    assertThat(listed(new InitiativeFilter(null, null, "education", null))).isEqualTo(all);
    assertThat(on.fixture.service.partnered(on.fixture.other, 200, "en")).hasSize(all);
    List<SearchDocument> documents = new ArrayList<>();
    new InitiativeSearchable(on.fixture.store, on.fixture.vocabulary).all(documents::add);
    assertThat(Math.min(200, documents.size())).isEqualTo(all);
    return documents.size();
  }

  private List<Id> hidden(ImportRun run) {
    return db.database()
        .list(
            "select id from projects_initiative where import_id = ? and state = 'hidden'"
                + " order by id fetch first 5000 rows only",
            row -> row.id("id"),
            run.id());
  }

  private List<Change> changes(long after) {
    return db.changes().read(after, 1_000);
  }

  @Test
  public void showsNothingBeforeAllIsWritten() {
    ImportRun run = on.ready(on.table(1_100));
    assertThat(run.state()).isEqualTo(ImportState.READY);
    assertThat(run.done()).isEqualTo(run.total()).isEqualTo(1_100);
    assertThat(run.report().owners()).isEqualTo(1);
    assertThat(run.report().titles()).hasSize(10).startsWith("Title 0");
    assertThat(hidden(run)).isEmpty();
    long before = db.changes().head();
    on.service.confirm(run.id(), false);
    // Once before the state, once after the first batch, and no more.
    run = on.work(run.id(), 1);
    assertThat(run.state()).isEqualTo(ImportState.WRITING);
    assertThat(run.done()).isEqualTo(500);
    assertThat(seen()).isZero();
    Id one = hidden(run).get(0);
    assertThatThrownBy(() -> on.fixture.service.get(one)).isInstanceOf(NotFoundException.class);
    assertThat(on.fixture.service.get(hidden(run))).isEmpty();
    assertThat(on.fixture.service.summaries(hidden(run), "en")).isEmpty();
    assertThat(db.changes().head()).isEqualTo(before);
    run = on.work(run.id());
    assertThat(run.state()).isEqualTo(ImportState.DONE);
    assertThat(run.ended()).isNotNull();
    assertThat(run.done()).isEqualTo(run.total()).isEqualTo(1_100);
    assertThat(seen()).isEqualTo(1_100);
    assertThat(changes(before))
        .hasSize(1_000)
        .extracting(Change::verb)
        .containsOnly(Change.Verb.CREATED);
    assertThat(changes(before + 1_000)).hasSize(100);
    assertThat(on.fixture.history.all).hasSize(1_100);
    assertThat(on.fixture.outbox.letters).isEmpty();
    assertThat(on.actors).containsOnly("account:" + new Id(7));
    assertThat(on.notes)
        .containsExactly("projects.import-confirmed{rows=1100}", "projects.import-done{rows=1100}");
    assertThat(on.files.find(run.digest())).isEmpty();
  }

  @Test
  public void goesOnWhereItStoppedInEveryState() {
    ImportRun run = on.ready(on.table(1_300));
    on.service.confirm(run.id(), false);
    Set<ImportState> met = new java.util.TreeSet<>();
    for (int turn = 0; turn < 40 && on.service.get(run.id()).state() != ImportState.DONE; turn++) {
      met.add(on.work(run.id(), 1).state());
    }
    assertThat(met).contains(ImportState.WRITING, ImportState.SHOWING, ImportState.DONE);
    assertThat(seen()).isEqualTo(1_300);
    assertThat(titles()).hasSize(1_300);
    on.service.undo(run.id(), true);
    met.clear();
    for (int turn = 0;
        turn < 40 && on.service.get(run.id()).state() != ImportState.UNDONE;
        turn++) {
      met.add(on.work(run.id(), 1).state());
      assertThat(seen()).isLessThanOrEqualTo(1_300);
    }
    assertThat(met).contains(ImportState.HIDING, ImportState.REMOVING, ImportState.UNDONE);
    assertThat(seen()).isZero();
    assertThat(titles()).isEmpty();
    assertThat(on.fixture.history.all).isEmpty();
    assertThat(db.database().list("select id from projects_initiative", row -> row.id("id")))
        .isEmpty();
  }

  private Set<String> titles() {
    return Set.copyOf(
        db.database().list("select title from projects_title", row -> row.text("title")));
  }

  @Test
  public void aCancelledOneLeavesNothing() {
    ImportRun run = on.ready(on.table(700));
    on.service.confirm(run.id(), false);
    on.work(run.id(), 1);
    assertThat(hidden(run)).hasSize(500);
    long before = db.changes().head();
    on.service.undo(run.id(), true);
    run = on.work(run.id());
    assertThat(run.state()).isEqualTo(ImportState.UNDONE);
    assertThat(run.done()).as("what was removed").isEqualTo(500);
    assertThat(hidden(run)).isEmpty();
    assertThat(on.fixture.history.all).isEmpty();
    assertThat(db.changes().head()).isEqualTo(before);
    ImportRun never = on.ready(on.table(3));
    on.service.undo(never.id(), true);
    assertThat(on.service.get(never.id()).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(on.service.get(never.id()).done()).as("nothing was written").isZero();
    assertThat(on.files.find(never.digest())).isEmpty();
  }

  @Test
  public void undoneAsOneButForWhatSomebodyWorkedWith() {
    ImportRun run = imported(on.table(6));
    List<Initiative> all = all();
    Initiative edited = all.get(0);
    Initiative adopted = all.get(1);
    Initiative adopting = all.get(2);
    Initiative working = all.get(3);
    Initiative own = on.fixture.publish(on.fixture.other, Samples.small("Own"));
    on.fixture.service.publish(
        edited.id(),
        on.fixture.service.save(edited.id(), 0, Samples.small("Other words")).version());
    Adoption first = on.fixture.service.adopt(own.id(), adopted.id(), "Some changes");
    on.fixture.service.answer(first.id(), true);
    on.fixture.service.adopt(adopting.id(), own.id(), "Other changes");
    on.fixture.service.edit(working.id());
    assertThat(on.service.touched(run.id()))
        .containsExactlyInAnyOrder(edited.id(), adopted.id(), adopting.id());
    long before = db.changes().head();
    on.service.undo(run.id(), true);
    run = on.work(run.id());
    assertThat(run.state()).isEqualTo(ImportState.UNDONE);
    assertThat(run.done()).as("what was removed").isEqualTo(2);
    assertThat(on.service.shown(run.id())).isEqualTo(4);
    assertThat(changes(before)).extracting(Change::verb).containsOnly(Change.Verb.DELETED);
    assertThat(changes(before)).hasSize(2);
    assertThat(on.fixture.store.get(adopted.id()).orElseThrow().initiative().adoptions())
        .isEqualTo(1);
  }

  @Test
  public void whatSomebodyWorkedWithGoesTooWhenThatIsChosen() {
    ImportRun run = imported(on.table(4));
    List<Initiative> all = all();
    Initiative own = on.fixture.publish(on.fixture.other, Samples.documented("Own"));
    // One adapts what is not of the import, one is adapted by it, and two know each other.
    on.fixture.service.answer(
        on.fixture.service.adopt(all.get(0).id(), own.id(), "Changes").id(), true);
    on.fixture.service.adopt(own.id(), all.get(1).id(), "Changes");
    Id older = all.get(2).id().compareTo(all.get(3).id()) < 0 ? all.get(2).id() : all.get(3).id();
    Id younger = older.equals(all.get(2).id()) ? all.get(3).id() : all.get(2).id();
    on.fixture.service.answer(on.fixture.service.adopt(younger, older, "Changes").id(), false);
    on.service.undo(run.id(), false);
    assertThat(on.work(run.id()).state()).isEqualTo(ImportState.UNDONE);
    assertThat(all()).extracting(Initiative::id).containsExactly(own.id());
    assertThat(all().get(0).adoptions()).isZero();
    assertThat(db.database().list("select id from projects_adoption", row -> row.id("id")))
        .isEmpty();
  }

  private ImportRun imported(String table) {
    ImportRun run = on.ready(table);
    on.service.confirm(run.id(), false);
    return on.work(run.id());
  }

  private List<Initiative> all() {
    return on.fixture.store.after(new Id(0), 50).stream().map(Stored::initiative).toList();
  }

  @Test
  public void asksWhenTheSameFileComesAgain() {
    imported(on.table(2));
    ImportRun again = on.ready(on.table(2));
    assertThat(on.service.same(again)).hasSize(1);
    assertThatThrownBy(() -> on.service.confirm(again.id(), false))
        .isInstanceOf(ValidationException.class);
    on.service.confirm(again.id(), true);
    assertThat(on.work(again.id()).state()).isEqualTo(ImportState.DONE);
    assertThat(seen()).isEqualTo(4);
  }

  @Test
  public void aThemeThatWasRetiredMeanwhileUndoesTheWhole() {
    ImportRun run = on.ready(on.table(700));
    on.service.confirm(run.id(), false);
    on.work(run.id(), 1);
    on.fixture.vocabulary.retire("theme", "education");
    run = on.work(run.id());
    assertThat(run.state()).isEqualTo(ImportState.UNDONE);
    assertThat(run.report().wrong()).isEqualTo(200);
    assertThat(hidden(run)).isEmpty();
  }

  @Test
  public void aThemeThatWasMergedMeanwhileIsTheOneThatTookItsPlace() {
    ImportRun run = on.ready(on.table(3));
    on.service.confirm(run.id(), false);
    on.work(run.id(), 1);
    on.fixture.vocabulary.merge("theme", "education", "culture");
    on.work(run.id());
    assertThat(listed(new InitiativeFilter(null, null, "culture", null))).isEqualTo(3);
    assertThat(all().get(0).content().themes()).containsExactly("culture");
  }

  @Test
  public void whereTheFileIsNotTheImportIsLeftAlone() {
    ImportRun run = on.ready(on.table(3));
    on.service.confirm(run.id(), false);
    on.files.remove(run.digest());
    assertThat(on.work(run.id()).state()).isEqualTo(ImportState.WRITING);
    ImportRun other = imported(on.table(2));
    assertThat(other.state()).isEqualTo(ImportState.DONE);
  }

  @Test
  public void waitsForAFewOnly() {
    for (int i = 0; i < ImportService.MOST_OPEN; i++) {
      on.bring(on.table(1 + i));
    }
    assertThatThrownBy(() -> on.bring(on.table(9))).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> on.bring("")).isInstanceOf(ValidationException.class);
  }

  @Test
  public void nobodyElseMay() {
    on.fixture.access.refused.add(ImportService.IMPORT);
    assertThatThrownBy(() -> on.bring(on.table(1))).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> on.service.before(new Id(9), 5))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> on.service.confirm(new Id(9), true))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> on.service.undo(new Id(9), true))
        .isInstanceOf(AccessDeniedException.class);
  }
}
