package org.alliance.portal.profiles.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** One page of a list; without {@code next} it is the last. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProfilePage",
    propOrder = {"items", "next"})
public class ProfilePage {
  @XmlElement(name = "item")
  public List<Item> items = new ArrayList<>();

  public String next;

  /** A profile as an entry of a list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProfileItem",
      propOrder = {
        "id",
        "version",
        "name",
        "nameLanguage",
        "kind",
        "country",
        "population",
        "updated",
        "sample"
      })
  public static class Item {
    @XmlElement(required = true)
    public String id;

    public int version;

    @XmlElement(required = true)
    public String name;

    @XmlElement(required = true)
    public String nameLanguage;

    @XmlElement(required = true)
    public String kind;

    @XmlElement(required = true)
    public String country;

    public Integer population;

    @XmlElement(required = true)
    public String updated;

    public boolean sample;
  }
}
