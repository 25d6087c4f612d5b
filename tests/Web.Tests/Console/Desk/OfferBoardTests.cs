using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Web.Console.Desk;

namespace OrleansBooking.Web.Tests.Console.Desk;

/// <summary>Offers on screen while the operator reads them aloud (T1).</summary>
public sealed class OfferBoardTests
{
    private static readonly string[] OnScreen = ["09:00", "09:30", "10:00"];

    [Fact]
    public void An_offer_that_has_gone_keeps_its_place_and_the_next_one_comes_below()
    {
        var board = Renew(OnScreen, next: [At("09:00"), At("10:00"), At("10:30"), At("11:00")]);

        Assert.Equal(["09:00", "09:30", "10:00", "10:30"], Times(board));
        Assert.Equal([false, true, false, false], board.Lines.Select(line => line.IsGone));
        Assert.Equal(0, board.First);
    }

    [Fact]
    public void Nothing_comes_below_while_all_three_are_free_and_their_figures_are_new()
    {
        var board = Renew(OnScreen, next: [At("08:30"), At("09:00", free: 2, telephone: 1), At("09:30"), At("10:00", free: 7)]);

        Assert.Equal(OnScreen, Times(board));
        Assert.Equal([2, 5, 7], board.Lines.Select(line => line.Free));
        Assert.Equal([1, 0, 0], board.Lines.Select(line => line.ForTelephone));
    }

    [Fact]
    public void An_offer_that_is_no_longer_among_the_nearest_stays_while_it_is_free()
    {
        var board = Renew(OnScreen, next: [At("08:00"), At("08:15"), At("08:30"), At("08:45")], known: [At("09:00"), At("09:30"), At("10:00", free: 1), At("11:00")]);

        Assert.Equal(OnScreen, Times(board));
        Assert.DoesNotContain(board.Lines, line => line.IsGone);
    }

    [Fact]
    public void All_gone_at_once_gives_the_next_three_and_the_keys_lead_to_the_first_of_them()
    {
        var board = Renew(OnScreen, next: [At("11:00"), At("11:30"), At("13:00"), At("13:30")]);

        Assert.Equal([.. OnScreen, "11:00", "11:30", "13:00"], Times(board));
        Assert.Equal(3, board.First);
    }

    [Fact]
    public void An_offer_that_comes_back_is_free_again_where_it_stood()
    {
        var gone = Renew(OnScreen, next: [At("09:00"), At("10:00"), At("10:30"), At("11:00")]);

        var back = Renew(Times(gone), next: [At("09:00"), At("09:30"), At("10:00"), At("10:30")]);

        Assert.Equal(Times(gone), Times(back));
        Assert.DoesNotContain(back.Lines, line => line.IsGone);
    }

    [Fact]
    public void The_last_seat_that_the_call_itself_keeps_has_not_gone()
    {
        var board = Renew(OnScreen, next: [At("09:00"), At("10:00"), At("10:30")], held: "09:30");
        var without = Renew(OnScreen, next: [At("09:00"), At("10:00"), At("10:30")]);

        Assert.Equal([false, true, false], board.Lines.Select(line => line.IsHeld));
        Assert.DoesNotContain(board.Lines, line => line.IsGone);
        Assert.True(without.Lines[1].IsGone);
    }

    [Fact]
    public void With_nothing_free_all_are_marked_and_no_key_leads_anywhere()
    {
        var board = Renew(OnScreen, next: []);

        Assert.All(board.Lines, line => Assert.True(line.IsGone));
        Assert.Equal(-1, board.First);
    }

    [Fact]
    public void A_long_call_on_an_opening_day_does_not_fill_the_screen_without_end()
    {
        string[] shown = [.. Enumerable.Range(0, OfferBoard.Most - 1).Select(place => $"{9 + place / 60:00}:{place % 60:00}")];

        var board = Renew(shown, next: [At("15:00"), At("15:30"), At("16:00")]);

        Assert.Equal(OfferBoard.Most, board.Lines.Count);
    }

    [Fact]
    public void First_offers_are_three_of_those_that_were_asked_for()
    {
        var board = OfferBoard.Of([At("09:00"), At("09:30"), At("10:00"), At("10:30")], held: null);

        Assert.Equal(OnScreen, Times(board));
    }

    private static OfferBoard Renew(IEnumerable<string> shown, Offer[] next, Offer[]? known = null, string? held = null) =>
        OfferBoard.Renew([.. shown.Select(Slot)], known ?? [], next, held is null ? null : Slot(held));

    private static string[] Times(OfferBoard board) => [.. board.Lines.Select(line => line.Slot.Time)];

    private static ChosenSlot Slot(string time) => ChosenSlot.Of(At(time));

    private static Offer At(string time, int free = 5, int telephone = 0) => new("city-centre", "2026-12-03", time, 30, free, telephone);
}
