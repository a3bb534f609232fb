package org.alliance.portal.profiles.internal.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.data.Database;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which members are samples. */
@Component(service = SampleStore.class)
public class SampleStore {
  private final Database database;

  @Activate
  public SampleStore(@Reference(target = "(portal.schema=profiles)") Database database) {
    this.database = database;
  }

  /**
   * A sample member that was made at least once.
   *
   * @param organisation its organisation, which stays when the profile goes
   * @param made whether it was made since samples were last wanted
   */
  public record Sample(Id organisation, boolean made) {}

  /** The sample members that were made at least once, by their own names. */
  public Map<String, Sample> samples() {
    Map<String, Sample> samples = new TreeMap<>();
    database.list(
        "select sample_key, id, made from profiles_sample fetch first 10000 rows only",
        row -> samples.put(row.text("sample_key"), new Sample(row.id("id"), row.flag("made"))));
    return samples;
  }

  /** Remembers that a sample member was made. */
  public void sampleMade(String key, Id organisation) {
    if (database.update(
            "update profiles_sample set made = 1 where sample_key = ? and id = ?",
            key,
            organisation)
        == 0) {
      database.update(
          "insert into profiles_sample (sample_key, id, made) values (?, ?, 1)", key, organisation);
    }
  }

  /** Some of the profiles that are samples. */
  public List<Id> profiles(int limit) {
    return database.list(
        "select id from profiles_profile where sample = 1 fetch first ? rows only",
        row -> row.id("id"),
        limit);
  }

  /** Samples that are wanted again are to be made again, those that somebody removed too. */
  public void samplesUnmade() {
    database.update("update profiles_sample set made = 0");
  }
}
