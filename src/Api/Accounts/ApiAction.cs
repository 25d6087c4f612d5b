namespace OrleansBooking.Api.Accounts;

/// <summary>What an endpoint does, as far as rights go. Every endpoint of the API names one.</summary>
public enum ApiAction
{
    /// <summary>Ask for a token.</summary>
    SignIn,

    /// <summary>Read venues, procedures, availability.</summary>
    ReadPublic,

    /// <summary>Book for an applicant (T1, C7).</summary>
    Book,

    /// <summary>See reservations with contact and history, search them.</summary>
    ReadReservations,

    /// <summary>Change contact, move, cancel (T1).</summary>
    ChangeReservations,

    /// <summary>Take lists with personal data out of the system (C9, P7).</summary>
    ExportReservations,

    /// <summary>Import applicants and issue reservation IDs (D1).</summary>
    ManageApplicants,

    /// <summary>See the engine's dashboard; not an endpoint of the API.</summary>
    WatchEngine,
}
