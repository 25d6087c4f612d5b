using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Grains.Procedures;

namespace OrleansBooking.Grains.Tests.Procedures;

/// <summary>What changing a procedure does to reservations, before anything is saved.</summary>
public sealed class ProcedureEffectsTests
{
    private static readonly ProcedureDefinition Renewal = new(
        "certificate-renewal", "電子証明書の更新", "", 20, NeedsReservationId: false, Once: false, 3, null, [new BringList("self", "本人", null, [new BringItem("カード", null)])]);

    private static readonly OfferedAt[] Offered = [new("中央店", Shorter: 12, Booked: 5, WithoutId: 2), new("本庁舎", Shorter: 0, Booked: 3, WithoutId: 1)];

    [Fact]
    public void Whoever_is_booked_stays_booked_and_is_counted()
    {
        var effect = ProcedureEffects.Of(Renewal, Renewal with { Summary = "別の文" }, Offered);

        Assert.Equal(new ChangeWarning(WarningKind.ProcedureBooked, Found: 8), Assert.Single(effect.Warnings));
        Assert.Empty(effect.Displaced);
        Assert.False(effect.NeedsApproval);
    }

    [Fact]
    public void A_longer_procedure_names_the_venues_whose_times_are_too_short()
    {
        var warnings = ProcedureEffects.Of(Renewal, Renewal with { Minutes = 45 }, Offered).Warnings;

        Assert.Equal(new ChangeWarning(WarningKind.ShorterThanProcedure, Found: 12, Usual: 45, Name: "中央店"), Assert.Single(warnings, warning => warning.Kind == WarningKind.ShorterThanProcedure));
    }

    [Fact]
    public void A_shorter_procedure_fits_everywhere() =>
        Assert.DoesNotContain(WarningKind.ShorterThanProcedure, Kinds(Renewal with { Minutes = 10 }));

    [Fact]
    public void Who_is_booked_without_an_id_is_counted_when_one_is_needed_from_now_on()
    {
        Assert.Equal(3, ProcedureEffects.Of(Renewal, Renewal with { NeedsReservationId = true }, Offered).Warnings.Single(warning => warning.Kind == WarningKind.BookedWithoutId).Found);
        Assert.DoesNotContain(WarningKind.BookedWithoutId, Kinds(Renewal));
    }

    [Fact]
    public void Using_a_right_up_is_said_in_both_directions()
    {
        Assert.Contains(WarningKind.UsesRightUp, Kinds(Renewal with { Once = true }));
        Assert.Contains(WarningKind.LeavesRight, ProcedureEffects.Of(Renewal with { Once = true }, Renewal, Offered).Warnings.Select(warning => warning.Kind));
    }

    [Fact]
    public void Other_things_to_bring_concern_those_who_were_told_the_old_ones()
    {
        var other = Renewal with { Bring = [Renewal.Bring[0] with { Items = [new BringItem("カード", "期限の切れていないもの")] }] };

        Assert.Contains(WarningKind.BringChanged, Kinds(other));
        Assert.DoesNotContain(WarningKind.BringChanged, Kinds(Renewal with { Bring = [Renewal.Bring[0] with { Items = [new BringItem("カード", null)] }] }));
    }

    [Fact]
    public void A_new_procedure_concerns_nobody_and_one_that_no_venue_offers_says_so()
    {
        Assert.Empty(ProcedureEffects.Of(null, Renewal, []).Warnings);
        Assert.Equal([WarningKind.OfferedNowhere], ProcedureEffects.Of(Renewal, Renewal, []).Warnings.Select(warning => warning.Kind));
    }

    private static IEnumerable<WarningKind> Kinds(ProcedureDefinition after) => ProcedureEffects.Of(Renewal, after, Offered).Warnings.Select(warning => warning.Kind);
}
