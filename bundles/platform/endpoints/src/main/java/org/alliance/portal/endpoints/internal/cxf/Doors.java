package org.alliance.portal.endpoints.internal.cxf;

import org.alliance.portal.endpoints.internal.pipeline.Call;
import org.alliance.portal.endpoints.internal.pipeline.CurrentRequestImpl;

/** How the parts that CXF calls find the call they work for. */
public record Doors(CurrentRequestImpl requests) {
  Call call() {
    return requests.call();
  }
}
