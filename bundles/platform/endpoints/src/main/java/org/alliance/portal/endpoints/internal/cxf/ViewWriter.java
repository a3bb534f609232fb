package org.alliance.portal.endpoints.internal.cxf;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyWriter;
import org.alliance.portal.api.web.View;
import org.osgi.framework.Bundle;

/** Renders a view with the templates and texts of the bundle that returned it. */
final class ViewWriter implements MessageBodyWriter<View> {
  private final Doors doors;
  private final Bundle bundle;

  ViewWriter(Doors doors, Bundle bundle) {
    this.doors = doors;
    this.bundle = bundle;
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == View.class;
  }

  @Override
  public void writeTo(
      View view,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    String page = doors.call().renderer().render(bundle, view);
    headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
    out.write(page.getBytes(StandardCharsets.UTF_8));
  }
}
