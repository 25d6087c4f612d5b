namespace OrleansBooking.Web.Console.Desk;

/// <summary>A time on screen.</summary>
/// <param name="Free">Seats that are left; null: it cannot be taken any more.</param>
/// <param name="ForTelephone">How many of them the public's pages do not book.</param>
/// <param name="IsHeld">This call keeps it.</param>
public sealed record ShownOffer(ChosenSlot Slot, int? Free, int ForTelephone, bool IsHeld)
{
    /// <summary>Somebody else took it while it was on screen.</summary>
    public bool IsGone => Free is null && !IsHeld;

    public bool CanBeTaken => !IsGone && !IsHeld;
}
