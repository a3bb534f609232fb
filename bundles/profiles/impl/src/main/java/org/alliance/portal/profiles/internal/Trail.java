package org.alliance.portal.profiles.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.EntityRef;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.api.changes.ChangeLog;
import org.alliance.portal.api.content.Freshness;
import org.alliance.portal.api.content.History;
import org.alliance.portal.profiles.api.Figure;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.internal.store.AudienceStore;
import org.alliance.portal.profiles.internal.store.FigureStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is written down beside a profile whenever it changes: history, freshness, figures by year,
 * who could see what, and the change log. Everything within the transaction of the change.
 */
@Component(service = Trail.class)
public class Trail {
  private static final String FEATURE = "profiles";

  private final ChangeLog changes;
  private final History history;
  private final Freshness freshness;
  private final FigureStore figures;
  private final AudienceStore audiences;

  @Activate
  public Trail(
      @Reference ChangeLog changes,
      @Reference History history,
      @Reference Freshness freshness,
      @Reference FigureStore figures,
      @Reference AudienceStore audiences) {
    this.changes = changes;
    this.history = history;
    this.freshness = freshness;
    this.figures = figures;
    this.audiences = audiences;
  }

  static EntityRef ref(Id id) {
    return new EntityRef(Profile.TYPE, id);
  }

  /** A profile is new. Who takes part is public, so everybody may know once it is published. */
  void created(Profile profile) {
    begun(List.of(profile));
    record(profile, Change.Verb.CREATED);
  }

  /** A profile is published: to everybody but the own team and the secretariat it is new. */
  void published(Profile profile) {
    history.add(
        ref(profile.id()), profile.version(), List.of(Fields.PUBLISHED), Snapshots.of(profile));
    audiences.insert(List.of(profile));
    confirmed(profile);
    record(profile, Change.Verb.CREATED);
  }

  private void record(Profile profile, Change.Verb verb) {
    changes.record(
        FEATURE,
        ref(profile.id()),
        verb,
        List.of(),
        profile.published() ? Change.Audience.PUBLIC : Change.Audience.ORGANISATION,
        profile.id());
  }

  /** Nobody is asked whether a draft is still right. */
  private void confirmed(Profile profile) {
    if (profile.published()) {
      freshness.confirmed(FEATURE, ref(profile.id()), profile.id(), profile.lastConfirmed());
    }
  }

  /** The history of profiles begins, with their present version as its first. */
  void begun(List<Profile> profiles) {
    Map<Id, List<Figure>> known = new LinkedHashMap<>();
    for (Profile profile : profiles) {
      history.add(ref(profile.id()), profile.version(), List.of(), Snapshots.of(profile));
      confirmed(profile);
      known.put(profile.id(), figures(profile));
    }
    audiences.insert(profiles);
    figures.insert(known);
  }

  /** A profile says something else. */
  void updated(Profile before, Profile after, List<String> fields) {
    changed(before, after, fields);
    if (!before.visibility().equals(after.visibility())) {
      audiences.insert(List.of(after));
    }
    confirmed(after);
    List<Figure> now = new ArrayList<>(figures(after));
    now.removeAll(figures(before));
    figures.put(after.id(), now);
  }

  /** A profile has a new version for a reason that confirms nothing. */
  void changed(Profile before, Profile after, List<String> fields) {
    if (!audiences.known(before.id())) {
      // It is older than the history, which is to know what it said until now.
      begun(List.of(before));
    }
    history.add(ref(after.id()), after.version(), fields, Snapshots.of(after));
    // The log never says more than its readers may know: followers of the public and of members
    // are not told that something changed which only the own team sees.
    changes.record(
        FEATURE,
        ref(after.id()),
        Change.Verb.UPDATED,
        after.published() ? Fields.told(fields, before, after) : fields,
        after.published() ? Fields.audience(fields, before, after) : Change.Audience.ORGANISATION,
        after.id());
  }

  /** A profile is gone, and what was kept beside it with it. */
  void deleted(Profile profile) {
    history.forget(ref(profile.id()));
    freshness.forget(ref(profile.id()));
    record(profile, Change.Verb.DELETED);
  }

  /** What a profile says for a year. */
  static List<Figure> figures(Profile p) {
    List<Figure> figures = new ArrayList<>();
    if (p.population() != null) {
      Integer count = p.population().count();
      figures.add(
          new Figure(Figure.Kind.POPULATION, p.population().year(), count, count, null, null));
    }
    if (p.estimate() != null) {
      figures.add(
          new Figure(
              Figure.Kind.ESTIMATE,
              p.estimate().year(),
              p.estimate().minimum(),
              p.estimate().maximum(),
              p.estimate().source(),
              p.estimate().method()));
    }
    if (p.actionPlan() != null && p.actionPlan().from() != null) {
      figures.add(
          new Figure(
              Figure.Kind.PLAN,
              p.actionPlan().from(),
              null,
              p.actionPlan().to(),
              p.actionPlan().link(),
              null));
    }
    return figures;
  }
}
