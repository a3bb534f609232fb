package org.alliance.portal.profiles.internal.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.alliance.portal.api.content.ImportReport;
import org.alliance.portal.api.content.ImportReport.Outcome;
import org.alliance.portal.api.search.SearchQuery;
import org.alliance.portal.content.internal.csv.CsvService;
import org.alliance.portal.persistence.test.TestDatabase;
import org.alliance.portal.profiles.api.Profile;
import org.alliance.portal.profiles.api.Profiles;
import org.alliance.portal.profiles.internal.AccessByRole;
import org.alliance.portal.profiles.internal.ProfileService;
import org.alliance.portal.profiles.internal.RealProfiles;
import org.alliance.portal.profiles.internal.store.ExchangeStore;
import org.alliance.portal.testing.VocabularyFake;
import org.junit.Before;
import org.junit.runners.Parameterized.Parameters;

/** What tests of tables stand on. */
public abstract class ExchangeBase {
  static final SearchQuery ALL = SearchQuery.of(null, "en", 20);

  @Parameters(name = "{0}")
  public static List<Object[]> both() {
    return TestDatabase.both();
  }

  final TestDatabase db;
  final String database;
  final AccessByRole access = new AccessByRole();
  final VocabularyFake vocabulary = new VocabularyFake();
  final ExchangeStore store;
  final ProfileService profiles;
  final ExchangeService exchange;

  ExchangeBase(String name, TestDatabase db) {
    this.db = db;
    this.database = name;
    db.migrate("profiles", getClass().getClassLoader());
    this.store = new ExchangeStore(db.database());
    this.profiles = RealProfiles.on(db, access, vocabulary, Clock.systemUTC());
    this.exchange = service(profiles);
  }

  ExchangeService service(Profiles on) {
    return new ExchangeService(access, on, store, new CsvService(), vocabulary);
  }

  @Before
  public void empty() {
    db.database().update("delete from profiles_profile_text");
    db.database().update("delete from profiles_profile");
    access.principal = AccessByRole.moderator();
  }

  String export(char separator) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    exchange.export(ALL, file, separator);
    return file.toString(StandardCharsets.UTF_8);
  }

  ImportReport read(String file) {
    return read(file, StandardCharsets.UTF_8, false);
  }

  ImportReport read(String file, Charset charset, boolean dryRun) {
    return exchange.read(new ByteArrayInputStream(file.getBytes(charset)), dryRun);
  }

  static List<Outcome> outcomes(ImportReport report) {
    return report.lines().stream().map(ImportReport.Line::outcome).toList();
  }

  Profile only() {
    return profiles.get(profiles.newest(1, "en").get(0).id());
  }
}
