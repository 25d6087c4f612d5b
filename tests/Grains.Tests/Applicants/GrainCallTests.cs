using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>Through a client and the silo's serializers, as the web and the API call.</summary>
public sealed class GrainCallTests(ImportCluster cluster) : IClassFixture<ImportCluster>
{
    [Fact]
    public async Task Sign_in_find_change_and_list_cross_the_wire()
    {
        var id = await cluster.City.IssueId();
        var number = await cluster.City.Book(id, new Contact("山田 花子", "ヤマダ ハナコ", "0466221111", null, null, null));

        var signedIn = await cluster.Grains.GetGrain<IApplicantDesk>(0).SignIn(new SignIn(id, CityFixture.Birthday, "192.0.2.7"));
        var found = await cluster.Grains.GetGrain<IReservationDesk>(0).Find(number, signedIn.Ticket!);
        var changed = await cluster.Grains.GetGrain<IReservationDesk>(0).ChangeContact(
            new ChangeContact(Guid.NewGuid(), signedIn.Ticket!, number, 1, Contact.None with { Phone = "09099998888" }));
        var page = await Report().Search(cluster.StaffTicket, new ReservationQuery("ヤマダ", null, null, null, null, null), null, 10);

        Assert.Equal("ヤマダ ハナコ", found!.Contact.Kana);
        Assert.Equal(2, changed.Reservation!.Version);
        Assert.Contains(page!.Items, row => row.Reservation.Number == number && row.Contact.Phone == "09099998888");
    }

    [Fact]
    public async Task Many_readers_stream_at_once_and_each_gets_every_row()
    {
        for (var i = 0; i < 12; i++) await cluster.City.Book(await cluster.City.IssueId(), Contact.None, "2026-12-20");
        var day = new ReservationQuery(null, new DateOnly(2026, 12, 20), new DateOnly(2026, 12, 20), null, null, null);

        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            var count = 0;
            await foreach (var row in Report().Rows(cluster.StaffTicket, day)) count++;
            return count;
        }));

        Assert.All(counts, count => Assert.Equal(12, count));
    }

    [Fact]
    public async Task A_fault_of_storage_crosses_the_wire_without_the_text_that_was_typed()
    {
        var other = new ImportCluster();
        await other.InitializeAsync();
        await other.City.Postgres.Lock();

        var fault = await Assert.ThrowsAsync<LedgerFault>(async () =>
            await other.Grains.GetGrain<IApplicantDesk>(0).SignIn(new SignIn("CANARY-0001", "0412", "192.0.2.7")));

        Assert.DoesNotContain("CANARY", fault.ToString(), StringComparison.OrdinalIgnoreCase);
        await other.City.Postgres.Unlock();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_malformed_sign_in_names_its_fields_over_the_wire()
    {
        var outcome = await cluster.Grains.GetGrain<IApplicantDesk>(0).SignIn(new SignIn("", "13", "192.0.2.7"));

        Assert.Equal(RefusalKind.Invalid, outcome.Refusal!.Kind);
        Assert.Equal(2, outcome.Refusal.Fields.Length);
    }

    private IReportGrain Report() => cluster.Grains.GetGrain<IReportGrain>(Guid.NewGuid());
}
