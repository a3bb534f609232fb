package org.alliance.portal.api.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the action that a page, REST or SOAP method needs (on the method, or on the class for all
 * of its methods; for SOAP on the implementing class). <b>A method without it is refused.</b> The
 * check at the door knows no owner, so it passes when the principal could do the action for at
 * least one organisation; the service checks the owner.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresAction {

  /** Id of a declared {@link Action}. */
  String value();
}
