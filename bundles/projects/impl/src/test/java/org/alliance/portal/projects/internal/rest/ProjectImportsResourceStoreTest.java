package org.alliance.portal.projects.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.core.Response;
import org.alliance.portal.api.Id;
import org.alliance.portal.projects.internal.exchange.ImportStoreCase;
import org.junit.Test;

/** What a program that polls an import is told. */
public class ProjectImportsResourceStoreTest extends ImportStoreCase {

  private ImportJson brought(String table) throws IOException {
    Response answer =
        new ProjectImportsResource(on.service)
            .bring(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.getStatus()).isEqualTo(202);
    ImportJson checking = (ImportJson) answer.getEntity();
    assertThat(checking.state()).isEqualTo("checking");
    assertThat(checking.total()).isZero();
    return worked(checking);
  }

  private ImportJson worked(ImportJson before) {
    on.work(Id.parse(before.id()));
    return new ProjectImportsResource(on.service).get(before.id());
  }

  private static void assertTold(ImportJson told, String state, int done, int total) {
    assertThat(told.state()).isEqualTo(state);
    assertThat(told.done()).as(state).isEqualTo(done);
    assertThat(told.total()).as(state).isEqualTo(total);
  }

  @Test
  public void whatHasEndedTellsWhatItDid() throws IOException {
    ImportJson ready = brought(on.table(700));
    assertTold(ready, "ready", 700, 700);
    assertThat(ready.ended()).isNull();
    on.service.confirm(Id.parse(ready.id()), false);
    assertTold(new ProjectImportsResource(on.service).get(ready.id()), "writing", 0, 700);
    ImportJson done = worked(ready);
    assertTold(done, "done", 700, 700);
    assertThat(done.ended()).isNotNull();
    assertThat(new ProjectImportsResource(on.service).list().items()).containsExactly(done);
    on.service.undo(Id.parse(ready.id()), true);
    assertTold(new ProjectImportsResource(on.service).get(ready.id()), "hiding", 0, 700);
    assertTold(worked(ready), "undone", 700, 700);
  }

  @Test
  public void whatWasRefusedOrCancelledDoesToo() throws IOException {
    ImportJson refused = brought(on.table(700).replace("education", "alchemy"));
    assertTold(refused, "refused", 700, 700);
    assertThat(refused.wrong()).isEqualTo(700);
    ImportJson ready = brought(on.table(3));
    on.service.undo(Id.parse(ready.id()), true);
    assertTold(worked(ready), "cancelled", 0, 3);
  }
}
