using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Procedures;

/// <summary>D2: a procedure is data, and every revision of it is recorded.</summary>
public sealed class ProcedureGrainTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task A_revision_whose_recording_failed_is_recorded_before_the_next_one_takes_its_place()
    {
        var procedure = new ProcedureDefinition(
            "pin-reset", "暗証番号の再設定", "", 15, false, false, null, null, [new BringList("self", "本人が来るとき", null, [new BringItem("カード", null)])]);
        var (grain, ticket) = (cluster.Grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(procedure.Id)), cluster.StaffTicket(StaffRoles.Staff));
        await grain.Set(ticket, procedure, 0, "新しい手続き");
        await cluster.Postgres.Execute("alter table booking.procedure_change add constraint away check (reason <> '長くなる') not valid");
        await Assert.ThrowsAnyAsync<Exception>(async () => await grain.Set(ticket, procedure with { Minutes = 20 }, 1, "長くなる"));
        await cluster.Postgres.Execute("alter table booking.procedure_change drop constraint away");

        var outcome = await grain.Set(ticket, procedure with { Minutes = 25 }, 2, "もっと長くなる");

        Assert.Equal(3, outcome.Revision);
        Assert.Equal(["もっと長くなる", "長くなる", "新しい手続き"], (await grain.History()).Select(change => change.Reason));
        Assert.Equal(["長くなる", "新しい手続き"], (await grain.History(before: 3)).Select(change => change.Reason));
    }
}
