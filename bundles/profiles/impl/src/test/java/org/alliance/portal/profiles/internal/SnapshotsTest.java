package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alliance.portal.api.Id;
import org.alliance.portal.api.changes.Change;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.ProfileDraft;
import org.alliance.portal.profiles.api.Section;
import org.junit.Test;

public class SnapshotsTest {
  private final ObjectMapper json = new ObjectMapper();

  private static Profile profile(ProfileDraft draft) {
    return ProfileFactory.profile(
        new Id(1), 1, draft, Instant.EPOCH, Instant.EPOCH, LocalDate.of(2025, 6, 1), false);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> stored(Profile profile) throws Exception {
    return json.readValue(json.writeValueAsString(Snapshots.of(profile)), LinkedHashMap.class);
  }

  @Test
  public void sayAfterTheWayThroughJsonWhatTheProfileSaid() throws Exception {
    for (ProfileDraft draft : List.of(Drafts.full(), Drafts.small("Town", "RS", "ngo"))) {
      Map<String, Object> stored = stored(profile(draft));
      assertThat(Snapshots.draft(stored)).isEqualTo(draft);
      assertThat(Snapshots.visibility(stored)).isEqualTo(draft.visibility());
      assertThat(Snapshots.confirmed(stored)).isEqualTo("2025-06-01");
    }
  }

  @Test
  public void haveANameForEachFieldThatCanChange() throws Exception {
    Map<String, Object> stored = stored(profile(Drafts.full()));
    Fields.changed(profile(Drafts.full()), profile(Drafts.small("Town", "FR", "ngo")))
        .forEach(field -> assertThat(stored).containsKey(field.split("\\.")[0]));
  }

  @Test
  public void leaveOutWhatTodayDoesNotKnow() throws Exception {
    Map<String, Object> stored = stored(profile(Drafts.full()));
    stored.put("accession", Map.of("status", "honorary"));
    stored.put("visibility", Map.of("about", "neighbours"));
    stored.put("colour", "blue");
    assertThat(Snapshots.draft(stored).accession()).isNull();
    assertThat(Snapshots.visibility(stored)).containsEntry(Section.ABOUT, Change.Audience.MEMBERS);
  }
}
