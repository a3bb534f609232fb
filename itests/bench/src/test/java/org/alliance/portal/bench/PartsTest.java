package org.alliance.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

public class PartsTest {

  @Test
  public void readsProcessorTimeBehindAnyProgramName() {
    String stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 30 0 1 2 3 4 5 6";
    assertThat(Proc.cpuSeconds(stat)).isEqualTo(3.0);
  }

  @Test
  public void readsResidentMemory() {
    assertThat(Proc.residentMegabytes("Name:\tjava\nVmRSS:\t  250000 kB\nThreads:\t9\n"))
        .isEqualTo(256.0);
    assertThat(Proc.residentMegabytes("Name:\tjava\n")).isNaN();
  }

  @Test
  public void readsQuotedFields() {
    assertThat(Places.fields("1,\"a, \"\"b\"\"\",,RS")).containsExactly("1", "a, \"b\"", "", "RS");
  }

  @Test
  public void withoutAFileThePlacesAreSpread() throws Exception {
    assertThat(Places.read(Path.of("no-such-file.csv")))
        .hasSizeGreaterThan(1_000)
        .allMatch(p -> p.country().length() == 2);
  }

  @Test
  public void writesIdsAsThePortalDoes() {
    assertThat(Ids.text(0)).isEqualTo("0000000000000");
    assertThat(Ids.text(1001)).isEqualTo("00000000000Z9");
    assertThat(Ids.text(Long.MAX_VALUE)).isEqualTo("7ZZZZZZZZZZZZ");
  }

  @Test
  public void writesRequests() {
    assertThat(new String(Requests.post(81, "/a", Map.of("X", "y"), "ñ"), StandardCharsets.UTF_8))
        .isEqualTo("POST /a HTTP/1.1\r\nHost: localhost:81\r\nX: y\r\nContent-Length: 2\r\n\r\nñ");
  }

  @Test
  public void readsOptions() throws Exception {
    Options quick = Options.parse("--quick");
    assertThat(quick.members()).containsExactly(1_000, 5_000);
    assertThat(quick.runs()).isEqualTo(1);
    Options own = Options.parse("--quick", "--members", "200,300", "--seconds", "0.5");
    assertThat(own.members()).containsExactly(200, 300);
    assertThat(own.seconds()).isEqualTo(0.5);
    assertThat(Options.parse().members()).containsExactly(1_000, 100_000);
    assertThat(Options.parse().initiatives()).isEmpty();
  }

  @Test
  public void initiativesAreMeasuredAloneOrAfterMembers() throws Exception {
    Options alone = Options.parse("--quick", "--initiatives", "1000,5000");
    assertThat(alone.initiatives()).containsExactly(1_000, 5_000);
    assertThat(alone.members()).isEmpty();
    Options both = Options.parse("--initiatives", "300", "--members", "200");
    assertThat(both.initiatives()).containsExactly(300);
    assertThat(both.members()).containsExactly(200);
  }

  @Test
  public void refusesWrongOptions() {
    for (String[] wrong :
        new String[][] {
          {"--members", "x"},
          {"--members", "5"},
          {"--initiatives", "many"},
          {"--seconds"},
          {"--db", "oracle"},
          {"--colour", "red"},
          {"--runs", "0"},
          {"130"}
        }) {
      assertThatThrownBy(() -> Options.parse(wrong)).isInstanceOf(Options.Refused.class);
    }
  }
}
