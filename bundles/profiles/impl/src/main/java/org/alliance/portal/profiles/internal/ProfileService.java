package org.alliance.portal.profiles.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alliance.portal.api.FieldProblem;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.Slice;
import org.alliance.portal.api.access.Access;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.content.History;
import org.alliance.portal.api.data.Database;
import org.alliance.portal.api.organisations.Organisations;
import org.alliance.portal.api.vocabulary.Vocabulary;
import org.alliance.portal.api.web.Europe;
import org.alliance.portal.profiles.api.Completeness;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileCounts;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.ProfileFilter;
import org.alliance.portal.profiles.api.ProfileSummary;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.store.AudienceStore;
import org.alliance.portal.profiles.internal.store.FigureStore;
import org.alliance.portal.profiles.internal.store.ProfileStore;
import org.alliance.portal.profiles.internal.store.SampleStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The profiles: asks whether one may, and hands on to whom it concerns. */
@Component(service = {Profiles.class, ProfileService.class})
public class ProfileService implements Profiles {
  private final Access access;
  private final Database database;
  private final SampleStore samples;
  private final Freshness freshness;
  private final ProfileReading reading;
  private final ProfileWriting writing;
  private final ProfileHistory history;
  private final ProfileFigures figures;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Europe europe;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ContactCount contacts;

  @Activate
  public ProfileService(
      @Reference Access access,
      @Reference Organisations organisations,
      @Reference(target = "(portal.schema=profiles)") Database database,
      @Reference ProfileStore store,
      @Reference SampleStore samples,
      @Reference FigureStore figures,
      @Reference AudienceStore audiences,
      @Reference Trail trail,
      @Reference Vocabulary vocabulary,
      @Reference History history,
      @Reference Freshness freshness) {
    this(
        access,
        organisations,
        database,
        store,
        samples,
        figures,
        audiences,
        trail,
        vocabulary,
        history,
        freshness,
        Clock.systemUTC());
  }

  ProfileService(
      Access access,
      Organisations organisations,
      Database database,
      ProfileStore store,
      SampleStore samples,
      FigureStore figures,
      AudienceStore audiences,
      Trail trail,
      Vocabulary vocabulary,
      History history,
      Freshness freshness,
      Clock clock) {
    this.access = access;
    this.database = database;
    this.samples = samples;
    this.freshness = freshness;
    Sight sight = new Sight(access);
    PlaceCheck places = new EuropePlaces(() -> europe, vocabulary);
    this.reading = new ProfileReading(store, vocabulary, sight);
    this.writing =
        new ProfileWriting(
            access,
            organisations,
            database,
            store,
            trail,
            reading,
            sight,
            new ProfileRules(vocabulary, places, clock),
            clock);
    this.history =
        new ProfileHistory(access, history, audiences, vocabulary, reading, writing, sight);
    this.figures = new ProfileFigures(figures, trail, reading, writing, clock);
  }

  @Override
  public Slice<ProfileSummary> list(ProfileFilter filter, int limit, String after, String lang) {
    access.require(READ);
    return reading.list(filter, limit, after, lang);
  }

  @Override
  public List<ProfileSummary> newest(int limit, String lang) {
    access.require(READ);
    return reading.newest(limit, lang);
  }

  @Override
  public ProfileCounts counts() {
    access.require(READ);
    return reading.counts();
  }

  @Override
  public Profile get(Id id) {
    access.require(READ);
    return reading.get(id);
  }

  @Override
  public Map<Id, Profile> get(Collection<Id> ids) {
    access.require(READ);
    return reading.get(ids);
  }

  @Override
  public Map<Id, ProfileSummary> summaries(Collection<Id> ids, String lang) {
    access.require(READ);
    return reading.summaries(ids, lang);
  }

  @Override
  public Slice<ProfileSummary> participants(
      ProfileFilter filter, int limit, String after, String lang) {
    access.require(PARTICIPANTS);
    return reading.participants(filter, limit, after, lang);
  }

  @Override
  public Map<Id, ProfileSummary> participants(Collection<Id> ids, String lang) {
    access.require(PARTICIPANTS);
    return reading.participants(ids, lang);
  }

  @Override
  public Profile participant(Id id) {
    access.require(PARTICIPANTS);
    return reading.participant(id);
  }

  @Override
  public ProfileCounts participantCounts() {
    access.require(PARTICIPANTS);
    return reading.participantCounts();
  }

  @Override
  public List<FieldProblem> check(ProfileDraft draft) {
    return writing.check(draft);
  }

  @Override
  public Id create(ProfileDraft draft) {
    return create(draft, id -> {});
  }

  /**
   * As {@link #create(ProfileDraft)}, with more work in the transaction that adds the profile.
   *
   * @param also takes the new profile's id; what it throws undoes the profile
   */
  public Id create(ProfileDraft draft, Consumer<Id> also) {
    access.require(CREATE);
    return writing.create(draft, also);
  }

  @Override
  public Profile update(Id id, int version, ProfileDraft draft) {
    access.require(EDIT, id);
    return writing.update(id, version, draft);
  }

  @Override
  public void delete(Id id, int version) {
    access.require(DELETE, id);
    writing.delete(id, version);
  }

  @Override
  public Profile confirm(Id id) {
    access.require(EDIT, id);
    return writing.confirm(id);
  }

  @Override
  public Profile publish(Id id) {
    access.require(EDIT, id);
    return writing.publish(id);
  }

  /**
   * Makes the draft of an organisation that has no profile and never had one; for the portal
   * itself.
   *
   * @param draft what is known; may still break a rule
   */
  public void createDraft(Id organisation, ProfileDraft draft) {
    access.require(CREATE);
    writing.createDraft(organisation, draft);
  }

  /** Remembers how an organisation stands to the Alliance, if it has a profile. */
  public void stands(Id organisation, Profile.Accession accession) {
    access.require(CREATE);
    writing.stands(organisation, accession);
  }

  @Override
  public Completeness completeness(Id id) {
    access.require(EDIT, id);
    Profile profile = reading.whole(id);
    ContactCount count = contacts;
    Freshness.Mark mark = freshness.marks(Profile.TYPE, List.of(id)).get(id);
    return ProfileCompleteness.of(
        profile,
        () -> count != null && count.confirmed(id) > 0,
        mark == null ? null : mark.state());
  }

  @Override
  public Slice<History.Version> history(Id id, int limit, String after) {
    access.require(READ);
    return history.list(id, limit, after);
  }

  @Override
  public Profile at(Id id, int version) {
    access.require(READ);
    return history.at(id, version);
  }

  @Override
  public List<History.Difference> compare(Id id, int from, int to) {
    access.require(READ);
    return history.compare(id, from, to);
  }

  @Override
  public Profile restore(Id id, int version, int old) {
    access.require(EDIT, id);
    return history.restore(id, version, old);
  }

  @Override
  public List<Figure> figures(Id id) {
    access.require(READ);
    return figures.list(id);
  }

  @Override
  public void addFigure(Id id, Figure figure) {
    access.require(EDIT, id);
    figures.add(id, figure);
  }

  @Override
  public void removeFigure(Id id, Figure.Kind kind, int year) {
    access.require(EDIT, id);
    figures.remove(id, kind, year);
  }

  /** The invented members that were made already, by their own names; for the portal itself. */
  public Map<String, SampleStore.Sample> samples() {
    access.require(CREATE);
    return samples.samples();
  }

  /**
   * Adds a profile that is invented for trying the portal out; for the portal itself.
   *
   * @param key the sample's own name, remembered so that it is made once only
   * @param organisation under whose id; null to make one
   * @param daysAgo how many days ago it was last confirmed
   * @param earlier figures of earlier years
   */
  public void createSample(
      String key, Id organisation, ProfileDraft draft, int daysAgo, List<Figure> earlier) {
    access.require(CREATE);
    LocalDate confirmed = writing.today().minusDays(daysAgo);
    writing.createSample(
        organisation,
        draft,
        confirmed,
        id -> {
          samples.sampleMade(key, id);
          figures.earlier(id, earlier);
        });
  }

  /**
   * Removes the invented profiles, 500 to a transaction; for the portal itself.
   *
   * @return how many there were
   */
  public int deleteSamples() {
    access.require(DELETE);
    int all = 0;
    int some;
    do {
      some =
          database.transaction(
              () -> {
                List<Id> ids = samples.profiles(500);
                writing.delete(ids);
                return ids.size();
              });
      reading.outdated();
      all += some;
    } while (some > 0);
    samples.samplesUnmade();
    return all;
  }
}
