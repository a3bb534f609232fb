package org.alliance.portal.projects.internal;

import java.util.List;
import org.alliance.portal.api.notices.NoticeKind;
import org.alliance.portal.api.notices.NoticeKinds;
import org.osgi.service.component.annotations.Component;

/** What happens to initiatives that persons may want to be told of. */
@Component
public class ProjectNotices implements NoticeKinds {

  @Override
  public List<NoticeKind> kinds() {
    return List.of(
        new NoticeKind("projects-new-in-theme", NoticeKind.Channel.DIGEST, false),
        new NoticeKind("projects-adoption-asked", NoticeKind.Channel.LETTER, true),
        new NoticeKind("projects-adoption-answered", NoticeKind.Channel.LETTER, true),
        new NoticeKind("projects-review-decided", NoticeKind.Channel.LETTER, true));
  }
}
