using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Grains.Reservations;

/// <summary>The pure heart of a contact change: null keeps, empty erases, anything else replaces.</summary>
public static class ContactMerge
{
    /// <param name="typed">As it came: null and empty mean different things.</param>
    /// <param name="tidy">The same after normalising, in which both have become null.</param>
    public static Contact Merge(Contact old, Contact typed, Contact tidy) => new(
        typed.Name is null ? old.Name : tidy.Name,
        typed.Kana is null ? old.Kana : tidy.Kana,
        typed.Phone is null ? old.Phone : tidy.Phone,
        typed.Email is null ? old.Email : tidy.Email,
        typed.Language is null ? old.Language : tidy.Language,
        typed.Note is null ? old.Note : tidy.Note);
}
