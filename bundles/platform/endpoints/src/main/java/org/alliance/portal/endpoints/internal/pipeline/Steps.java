package org.alliance.portal.endpoints.internal.pipeline;

import org.alliance.portal.api.platform.DoorCheck;
import org.alliance.portal.api.platform.Languages;
import org.alliance.portal.api.platform.PageRenderer;

/** What a call needs of the rooms of the platform. */
record Steps(
    Languages languages,
    PageRenderer renderer,
    DoorCheck door,
    Csrf csrf,
    KeptForms keptForms,
    Failures failures,
    String publicAddress) {}
