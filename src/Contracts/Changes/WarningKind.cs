namespace OrleansBooking.Contracts.Changes;

/// <summary>What may be a slip.</summary>
[GenerateSerializer, Alias("WarningKind")]
public enum WarningKind
{
    /// <summary>People lose their seats and come to the worklist.</summary>
    Displaced = 0,

    /// <summary>Some of them left neither telephone nor mail.</summary>
    NoContact = 1,

    /// <summary>Ten times the seats that are usual at the venue, or more.</summary>
    TenTimesUsual = 2,

    /// <summary>The same session is there already: nothing would change.</summary>
    DuplicateSession = 3,

    /// <summary>The session takes the place of others at the same times.</summary>
    Overlap = 4,

    /// <summary>The date or time has passed.</summary>
    InThePast = 5,

    /// <summary>The scheduled opening has passed: booking would open at once.</summary>
    OpeningInThePast = 6,

    /// <summary>Days that citizens see as "coming soon" would open earlier than announced.</summary>
    OpensEarlier = 7,

    /// <summary>The day is a national holiday.</summary>
    Holiday = 8,

    /// <summary>The city has closed the day.</summary>
    ClosedDay = 9,

    /// <summary>Before the first or after the last day of the venue: nobody could book it.</summary>
    OutsideWindow = 10,

    /// <summary>Days with bookings are closed.</summary>
    ClosedDayWithBookings = 11,

    /// <summary>More than the city lets one person change alone.</summary>
    AboveLimit = 12,

    /// <summary>People are booked for a procedure that their time would no longer offer.</summary>
    ProcedureRemoved = 13,

    /// <summary>People who could change their reservation on the web until now could not any more: the deadline would have passed.</summary>
    ChangeableNoLonger = 14,

    /// <summary>People are booked for the procedure; their reservations stay as they are.</summary>
    ProcedureBooked = 15,

    /// <summary>Times that are shorter than the procedure takes.</summary>
    ShorterThanProcedure = 16,

    /// <summary>People are booked without the reservation ID that would be needed.</summary>
    BookedWithoutId = 17,

    /// <summary>A finished one would use the right up from now on.</summary>
    UsesRightUp = 18,

    /// <summary>A finished one would no longer use the right up.</summary>
    LeavesRight = 19,

    /// <summary>People who are booked were told to bring something else.</summary>
    BringChanged = 20,

    /// <summary>No venue offers the procedure.</summary>
    OfferedNowhere = 21,
}
