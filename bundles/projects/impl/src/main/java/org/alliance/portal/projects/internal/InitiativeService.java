package org.alliance.portal.projects.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.IdGenerator;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.content.Reviews;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.files.Attachments;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.projects.api.Adoption;
import org.alliance.portal.projects.api.AdoptionTree;
import org.alliance.portal.projects.api.Initiative;
import org.alliance.portal.projects.api.InitiativeDraft;
import org.alliance.portal.projects.api.InitiativeFilter;
import org.alliance.portal.projects.api.InitiativeSummary;
import org.alliance.portal.projects.api.Initiatives;
import org.alliance.portal.projects.internal.store.AdoptionStore;
import org.alliance.portal.projects.internal.store.ImportedStore;
import org.alliance.portal.projects.internal.store.InitiativeLists;
import org.alliance.portal.projects.internal.store.InitiativeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The initiatives: asks whether one may, and hands on to whom it concerns. */
@Component(service = {Initiatives.class, InitiativeService.class})
public class InitiativeService implements Initiatives {
  private final Access access;
  private final Reviews reviews;
  private final InitiativeRules rules;
  private final InitiativeReading reading;
  private final WorkingCopies copies;
  private final Versions versions;
  private final Adopting adopting;
  private final AdoptionTrees trees;
  private final Publishing publishing;
  private final SampleWriting samples;
  private final ImportWriting imports;

  @Activate
  public InitiativeService(
      @Reference Access access,
      @Reference(target = "(portal.schema=projects)") Database database,
      @Reference InitiativeStore store,
      @Reference InitiativeLists lists,
      @Reference AdoptionStore adoptions,
      @Reference AdoptionLetters letters,
      @Reference Reviews reviews,
      @Reference History history,
      @Reference ChangeLog changes,
      @Reference Attachments files,
      @Reference Organisations organisations,
      @Reference Vocabulary vocabulary,
      @Reference IdGenerator ids) {
    this(
        access,
        database,
        store,
        lists,
        adoptions,
        letters,
        reviews,
        history,
        changes,
        files,
        organisations,
        vocabulary,
        ids,
        Clock.systemUTC());
  }

  InitiativeService(
      Access access,
      Database database,
      InitiativeStore store,
      InitiativeLists lists,
      AdoptionStore adoptions,
      AdoptionLetters letters,
      Reviews reviews,
      History history,
      ChangeLog changes,
      Attachments files,
      Organisations organisations,
      Vocabulary vocabulary,
      IdGenerator ids,
      Clock clock) {
    this.access = access;
    this.reviews = reviews;
    this.rules = new InitiativeRules(vocabulary);
    this.reading = new InitiativeReading(store, lists, organisations, vocabulary);
    this.copies = new WorkingCopies(database, reviews, store, rules, organisations, files, ids);
    this.versions = new Versions(database, store, copies, reviews, history, files);
    this.adopting = new Adopting(database, store, adoptions, changes, letters, access, ids, clock);
    this.trees = new AdoptionTrees(adopting, adoptions);
    this.publishing =
        new Publishing(
            database,
            reviews,
            copies,
            store,
            adopting,
            organisations,
            vocabulary,
            history,
            changes,
            files,
            clock);
    this.samples =
        new SampleWriting(database, store, publishing, adopting, reviews, history, changes, files);
    this.imports =
        new ImportWriting(
            new ImportedStore(database, store),
            adopting,
            reviews,
            history,
            changes,
            files,
            vocabulary,
            ids,
            clock);
  }

  /** Adds and removes samples; for the portal itself. */
  public SampleWriting samples() {
    return samples;
  }

  /** Writes and undoes imports; for the portal itself. */
  public ImportWriting imports() {
    return imports;
  }

  @Override
  public Slice<InitiativeSummary> list(
      InitiativeFilter filter, int limit, String after, String lang) {
    access.require(READ);
    return reading.list(filter, limit, after, lang);
  }

  @Override
  public Map<Id, InitiativeSummary> summaries(Collection<Id> ids, String lang) {
    access.require(READ);
    return reading.summaries(ids, lang);
  }

  @Override
  public List<InitiativeSummary> partnered(Id organisation, int limit, String lang) {
    access.require(READ);
    return reading.partnered(organisation, limit, lang);
  }

  @Override
  public Initiative get(Id id) {
    access.require(READ);
    return reading.get(id);
  }

  @Override
  public Map<Id, Initiative> get(Collection<Id> ids) {
    access.require(READ);
    return reading.get(ids);
  }

  @Override
  public List<FieldProblem> check(InitiativeDraft draft, Initiative before) {
    return rules.problems(draft, before == null ? null : before.content());
  }

  @Override
  public Reviews.Work begin(Id organisation, Map<String, List<String>> values) {
    access.require(WRITE, organisation);
    return copies.begin(organisation, values);
  }

  @Override
  public Reviews.Work begin(Id organisation, InitiativeDraft draft) {
    return begin(organisation, InitiativeForm.values(draft));
  }

  @Override
  public Reviews.Work work(Id id) {
    Reviews.Work work = copies.get(id);
    access.require(WRITE, work.organisation());
    return work;
  }

  @Override
  public InitiativeDraft draft(Reviews.Work work) {
    return InitiativeForm.read(work.values()).draft();
  }

  @Override
  public Reviews.Work edit(Id id) {
    access.require(WRITE, copies.owner(id));
    return copies.edit(id);
  }

  @Override
  public Reviews.Work save(Id id, int version, Map<String, List<String>> values) {
    access.require(WRITE, copies.owner(id));
    return copies.save(id, version, values);
  }

  @Override
  public Reviews.Work save(Id id, int version, InitiativeDraft draft) {
    access.require(WRITE, copies.owner(id));
    return copies.save(id, version, draft);
  }

  @Override
  public Reviews.Work rebase(Id id, int version, int newest, Collection<String> theirs) {
    access.require(WRITE, copies.owner(id));
    return versions.rebase(id, version, newest, theirs);
  }

  @Override
  public Reviews.Work submit(Id id, int version) {
    access.require(WRITE, copies.owner(id));
    return copies.submit(id, version);
  }

  @Override
  public Reviews.Work takeBack(Id id, int version) {
    access.require(WRITE, copies.owner(id));
    return reviews.takeBack(InitiativeReading.ref(id), version);
  }

  @Override
  public Reviews.Work giveBack(Id id, int version, Map<String, String> remarks, String note) {
    access.require(REVIEW);
    return reviews.giveBack(InitiativeReading.ref(id), version, remarks, note);
  }

  @Override
  public Initiative publish(Id id, int version) {
    access.require(REVIEW);
    return publishing.publish(id, version);
  }

  @Override
  public void discard(Id id, int version) {
    access.require(WRITE, copies.owner(id));
    publishing.discard(id, version);
  }

  @Override
  public void delete(Id id, int version, Id replacedBy) {
    access.require(WRITE, copies.owner(id));
    publishing.delete(id, version, replacedBy);
  }

  @Override
  public Slice<History.Version> history(Id id, int limit, String after) {
    access.require(READ);
    boolean editor = access.allows(WRITE, reading.get(id).organisation());
    return versions.list(id, limit, after, editor);
  }

  @Override
  public InitiativeDraft at(Id id, int version) {
    access.require(READ);
    return versions.at(id, version);
  }

  @Override
  public Reviews.Work restore(Id id, int version) {
    access.require(WRITE, copies.owner(id));
    return versions.restore(id, version);
  }

  @Override
  public Adoption adopt(Id adopter, Id source, String changes) {
    access.require(WRITE, copies.owner(adopter));
    return adopting.adopt(adopter, source, changes);
  }

  @Override
  public Adoption answer(Id adoption, boolean confirmed) {
    access.require(WRITE, adopting.get(adoption).source());
    return adopting.answer(adoption, confirmed);
  }

  @Override
  public List<Adoption> adoptions(Id id) {
    access.require(READ);
    reading.get(id);
    return adopting.of(id);
  }

  @Override
  public AdoptionTree tree(Id id) {
    access.require(READ);
    reading.get(id);
    return trees.of(id);
  }

  @Override
  public List<Adoption> asked(Id organisation) {
    access.require(WRITE, organisation);
    return adopting.asked(organisation);
  }
}
