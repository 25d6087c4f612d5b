using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Notices;

/// <summary>What the mails say, section by section, in plain Japanese. At most one URL: the city's own site.</summary>
internal sealed class MailWording(CityProfile city)
{
    /// <summary>City, what happened, date, time and place: enough in the list of mails.</summary>
    public string Subject(MailFacts facts) =>
        MailTexts.Get("subject", facts.Kind, MailBody.Plain(city.Name), MailBody.Plain(Short(facts.Appointment, facts.Place)));

    public MailBody Body(MailFacts facts, DateTimeOffset now)
    {
        var body = new MailBody().Line(MailTexts.Get("lead", facts.Kind, facts.Procedure.Name));
        if (facts.Kind is NoticeKind.Changed or NoticeKind.ContactChanged or NoticeKind.Cancelled) body.Line(MailTexts.Get("not-me", facts.Kind, city.Phone));
        if (facts.Kind == NoticeKind.Cancelled) Cancelled(body, facts);
        else if (facts.Kind == NoticeKind.DayClosed) DayClosed(body, facts, now);
        else Live(body, facts, now);

        body.Heading(MailTexts.Get("help.heading")).Line(city.Phone).Line(city.PhoneHours).Line(city.PhoneClosed);
        body.Heading(city.Name)
            .Line(MailTexts.Get(facts.Kind is NoticeKind.Cancelled or NoticeKind.DayClosed ? "foot.calendar-cancelled" : "foot.calendar"))
            .Line(MailTexts.Get("foot.automatic"))
            .Line(MailTexts.Get("foot.stranger"));
        return body;
    }

    private void Live(MailBody body, MailFacts facts, DateTimeOffset now)
    {
        if (facts is { Before: { } before, PlaceBefore: { } placeBefore })
        {
            body.Heading(MailTexts.Get("change.heading"))
                .Line(MailTexts.Get("change.before", Short(before, placeBefore)))
                .Line(MailTexts.Get("change.after", Short(facts.Appointment, facts.Place)));
        }

        body.Heading(MailTexts.Get("when.heading")).Strong(Long(facts.Appointment)).Line(MailTexts.Get("when.minutes", facts.Procedure.Minutes));
        body.Heading(MailTexts.Get("where.heading")).Strong(facts.Place.Name).Line(facts.Place.Address).Line(facts.Place.Access);
        body.Heading(MailTexts.Get("procedure.heading")).Line(facts.Procedure.Name);
        Number(body, facts);
        Bring(body, facts);
        Edit(body, facts, now);
        body.Heading(MailTexts.Get("same-day.heading")).Line(MailTexts.Get("same-day.phone", facts.Place.SameDayPhone));
    }

    private void Cancelled(MailBody body, MailFacts facts)
    {
        body.Heading(MailTexts.Get("cancelled.heading")).Line(Long(facts.Appointment)).Line(facts.Place.Name).Line(facts.Procedure.Name);
        Number(body, facts);
        body.Heading(MailTexts.Get("again.heading")).Line(MailTexts.Get("again.how", city.Phone)).Link(MailTexts.Get("edit.link"), city.SiteUrl);
    }

    /// <summary>The day is gone, the reservation is not: where to choose another day.</summary>
    private void DayClosed(MailBody body, MailFacts facts, DateTimeOffset now)
    {
        body.Heading(MailTexts.Get("closed.heading")).Strong(Long(facts.Appointment)).Line(facts.Place.Name).Line(facts.Procedure.Name);
        Number(body, facts);
        body.Heading(MailTexts.Get("closed.again"));
        if (facts.ClosesAt is { } closesAt && now < closesAt)
            body.Line(MailTexts.Get("closed.how", city.Phone)).Link(MailTexts.Get("closed.link"), $"{city.SiteUrl}/my");
        else
            body.Line(MailTexts.Get("edit.phone", city.Phone));
    }

    private static void Number(MailBody body, MailFacts facts) =>
        body.Heading(MailTexts.Get("number.heading")).Strong(ReservationNumberField.InFours(facts.Number));

    /// <summary>The ordinary situation in full, the others by name (D8).</summary>
    private void Bring(MailBody body, MailFacts facts)
    {
        if (facts.Procedure.Bring is not [var ordinary, .. var others]) return;
        body.Heading(MailTexts.Get("bring.heading")).Line(ordinary.Title);
        if (ordinary.Intro is { } intro) body.Line(intro);
        foreach (var item in ordinary.Items) body.Item(item.Detail is { } detail ? MailTexts.Get("bring.item", item.Name, detail) : item.Name);

        if (others.Length == 0) return;
        body.Line(MailTexts.Get("bring.others", city.Phone));
        foreach (var other in others) body.Item(other.Title);
    }

    private void Edit(MailBody body, MailFacts facts, DateTimeOffset now)
    {
        body.Heading(MailTexts.Get("edit.heading"));
        if (facts.ClosesAt is { } closesAt && now < closesAt)
            body.Line(MailTexts.Get("edit.until", JapaneseDates.Moment(closesAt), city.Phone)).Link(MailTexts.Get("edit.link"), city.SiteUrl);
        else
            body.Line(MailTexts.Get("edit.phone", city.Phone));
    }

    private static string Long(Appointment appointment) => JapaneseDates.DayWithEra(appointment.Date) + JapaneseDates.Time(appointment.Time);

    private static string Short(Appointment appointment, VenueProfile place) =>
        $"{JapaneseDates.Day(appointment.Date)}{JapaneseDates.Time(appointment.Time)} {place.Name}";
}
