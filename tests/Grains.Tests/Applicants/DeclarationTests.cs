using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Tests.Applicants;

public sealed class DeclarationTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Fact]
    public async Task A_renewal_without_ID_gets_a_ticket_however_kana_and_telephone_are_written()
    {
        var plain = await city.Desk.Declare(Declaration() with { Kana = "サトウ タロウ", Phone = "0466221111" });
        var wide = await city.Desk.Declare(Declaration() with { Kana = "さとう　たろう", Phone = "０４６６-２２-１１１１" });

        var (first, second) = (city.CitizenTickets.Open(plain.Ticket)!, city.CitizenTickets.Open(wide.Ticket)!);
        Assert.True(first.Declared);
        Assert.Equal(first.Applicant, second.Applicant);
        Assert.Equal<string>([CityFixture.Renewal], wide.Procedures);
        Assert.Empty(plain.Reservations);
    }

    [Fact]
    public async Task A_declared_ticket_lists_nothing_although_the_same_person_has_booked()
    {
        var declared = Declaration();
        await city.Book(id: null, new Contact("佐藤", declared.Kana, declared.Phone, null, null, null));

        var outcome = await city.Desk.Declare(declared);

        Assert.Empty(outcome.Reservations);
        Assert.Empty(await city.Desk.Own(outcome.Ticket!));
    }

    [Fact]
    public async Task A_procedure_that_needs_an_ID_is_refused()
    {
        var outcome = await city.Desk.Declare(Declaration() with { Procedure = CityFixture.Pickup });

        Assert.Equal(Refusal.IdRequired, outcome.Refusal);
    }

    [Fact]
    public async Task Every_malformed_field_is_named()
    {
        var outcome = await city.Desk.Declare(Declaration() with { Kana = "佐藤", Birthday = "1301", Phone = "12-34" });

        Assert.Equal(["birthday", "kana", "phone"], outcome.Refusal!.Fields.Select(error => error.Field).Order());
    }

    [Fact]
    public async Task An_unknown_procedure_is_named()
    {
        var outcome = await city.Desk.Declare(Declaration() with { Procedure = "passport" });

        Assert.Equal(new FieldError("procedure", FieldProblem.Unknown), Assert.Single(outcome.Refusal!.Fields));
    }

    [Fact]
    public async Task Sixty_tickets_an_hour_are_enough_for_an_address()
    {
        var address = city.NextAddress();
        for (var i = 0; i < 60; i++) Assert.Null((await city.Desk.Declare(Declaration() with { Address = address })).Refusal);

        var refused = (await city.Desk.Declare(Declaration() with { Address = address })).Refusal!;

        Assert.Equal(RefusalKind.TooManyAttempts, refused.Kind);
        Assert.Null((await city.Desk.Declare(Declaration() with { Address = city.NextAddress() })).Refusal);
        city.Time.Advance(refused.At!.Value - city.Time.GetUtcNow() + TimeSpan.FromSeconds(1));
        Assert.Null((await city.Desk.Declare(Declaration() with { Address = address })).Refusal);
    }

    private Declaration Declaration() => new(CityFixture.Renewal, "サトウ ハナコ", CityFixture.Birthday, "09011112222", city.NextAddress());
}
