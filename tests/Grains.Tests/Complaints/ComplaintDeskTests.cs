using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Centre;

namespace OrleansBooking.Grains.Tests.Complaints;

/// <summary>Complaints, their words and their report (T4).</summary>
[Collection(CentreCollection.Name)]
public sealed class ComplaintDeskTests(BookingCluster cluster)
{
    [Fact]
    public async Task Whoever_took_it_and_whoever_sees_to_it_add_words_and_nobody_else_of_the_operators()
    {
        var filed = await File(owner: "second");
        var word = Word(filed.Id, cluster.StaffTicket(), "あとで思い出したこと CANARY");

        var first = await Desk.AddWord(word);
        var again = await Desk.AddWord(word);
        var owner = await Desk.AddWord(Word(filed.Id, CentreCollection.Ticket(cluster, "second"), "担当から"));
        var stranger = await Desk.AddWord(Word(filed.Id, CentreCollection.Ticket(cluster, "third"), "ほかの人から"));
        var empty = await Desk.AddWord(Word(filed.Id, cluster.StaffTicket(), " "));

        Assert.Equal(first.Complaint!.Words.Select(one => one.Text), again.Complaint!.Words.Select(one => one.Text));
        Assert.Equal(["test-operator", "second"], owner.Complaint!.Words.Select(one => one.SaidBy));
        Assert.Equal(RefusalKind.NotAllowed, stranger.Refusal?.Kind);
        Assert.Equal("text", Assert.Single(empty.Refusal!.Fields).Field);
        Assert.DoesNotContain("CANARY", await cluster.Postgres.Scalar<string>($"select row_to_json(w)::text from booking.complaint_word w where id = '{word.Id}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_names_its_call()
    {
        var call = (await cluster.Grains.GetGrain<ICallDesk>(0).Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, null))).Call!;

        var filed = await File(call: call.Id);

        Assert.Equal(call.Number, filed.CallNumber);
        Assert.Null((await File()).CallNumber);
    }

    [Fact]
    public async Task The_report_has_the_complaints_that_were_filed_on_its_days()
    {
        var today = cluster.Time.CityToday();
        var filed = await File();

        var ofToday = await Desk.Filed(cluster.StaffTicket(), today, today);
        var ofYesterday = await Desk.Filed(cluster.StaffTicket(), today.AddDays(-1), today.AddDays(-1));

        Assert.Contains(ofToday, one => one.Id == filed.Id && one.What == "待った");
        Assert.DoesNotContain(ofYesterday, one => one.Id == filed.Id);
        Assert.Empty(await Desk.Filed(cluster.StaffTicket(StaffRoles.Auditor), today, today));
    }

    private IComplaintDesk Desk => cluster.Grains.GetGrain<IComplaintDesk>(0);

    private async Task<Complaint> File(string? owner = null, Guid? call = null) =>
        (await Desk.File(new FileComplaint(Guid.NewGuid(), cluster.StaffTicket(), "待った", call, null, owner, null))).Complaint!;

    private static AddComplaintWord Word(Guid complaint, string ticket, string text) => new(Guid.NewGuid(), ticket, complaint, text);
}
