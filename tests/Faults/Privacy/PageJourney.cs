using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Faults.Privacy;

/// <summary>The citizens' own way through the pages, with every kind of mistake; where it leads is checked, so that no page is walked past.</summary>
public sealed class PageJourney(PageVisitor visitor, IReadOnlyList<SlotKey> slots)
{
    public async Task Walk()
    {
        await Known(Canary.Typed, slots[3]);
        await Mine(Canary.Typed);
        await Declared(Canary.Changed, slots[4]);
    }

    private async Task Known(Canary person, SlotKey slot)
    {
        await visitor.Open(Address("/reserve/identity", "card-pickup", slot));
        await visitor.Send(("ReservationId", "9" + person.ReservationId), ("Birthday", person.Birthday));
        await visitor.Send(("ReservationId", person.ReservationId), ("Birthday", "1302"));
        await visitor.Send(("ReservationId", person.ReservationId), ("Birthday", "1105"));
        Assert.Equal("/reserve/identity", visitor.Path);
        await visitor.Send(("ReservationId", person.ReservationId), ("Birthday", person.Birthday));
        Assert.Equal("/reserve/contact", visitor.Path);
        await visitor.Send(("Email", person.Email + " "), ("Phone", person.Phone + "77"));
        Assert.Equal("/reserve/contact", visitor.Path);
        await visitor.Send(("Email", person.Email), ("Phone", person.SpokenPhone));
        Assert.Equal("/reserve/check", visitor.Path);
        await visitor.Send();
        Assert.Equal("/reserve/done", visitor.Path);
    }

    private async Task Mine(Canary person)
    {
        await visitor.Open("/my/leave");
        await visitor.Open("/my?ended=true");
        await visitor.Send(("IdOrNumber", person.ReservationId), ("Birthday", "1106"));
        await visitor.Send(("IdOrNumber", person.ReservationId), ("Birthday", person.Birthday));
        Assert.Equal("/my/reservations", visitor.Path);
        await visitor.Open("/my/0/contact");
        await visitor.Send(("Name", person.Name), ("Kana", person.Kana + "漢"), ("Email", person.Email + "@"), ("Phone", person.Phone));
        Assert.Equal("/my/0/contact", visitor.Path);
        await visitor.Send(("Name", person.Name), ("Kana", person.Hiragana), ("Email", person.Email), ("Phone", person.SpokenPhone));
        Assert.Equal("/my/0/done", visitor.Path);
        await visitor.Open("/my/0/calendar.ics");
        await visitor.Open("/my/0/cancel");
        await visitor.Send();
        Assert.Equal("/my/0/done", visitor.Path);
    }

    private async Task Declared(Canary person, SlotKey slot)
    {
        await visitor.Open(Address("/reserve/declare", "certificate-renewal", slot));
        await visitor.Send(("Name", person.Name), ("Kana", person.Kana + "漢"), ("Birthday", person.Birthday), ("Phone", person.Phone + "8"));
        Assert.Equal("/reserve/declare", visitor.Path);
        await visitor.Send(("Name", person.Name), ("Kana", person.Hiragana), ("Birthday", person.Birthday), ("Phone", person.SpokenPhone));
        Assert.Equal("/reserve/contact", visitor.Path);
        await visitor.Send(("Email", person.Email));
        await visitor.Send();
        Assert.Equal("/reserve/done", visitor.Path);
    }

    private static string Address(string path, string procedure, SlotKey slot) =>
        $"{path}?procedure={procedure}&venue={slot.Venue}&date={slot.Date:yyyy-MM-dd}&time={slot.Time:HH\\:mm}";
}
