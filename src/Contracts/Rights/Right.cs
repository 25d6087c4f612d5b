namespace OrleansBooking.Contracts.Rights;

/// <summary>What somebody may do. Every endpoint, every inside page and every staff command names one.</summary>
public enum Right
{
    /// <summary>Ask for a token.</summary>
    SignIn,

    /// <summary>Read venues, procedures, availability.</summary>
    ReadPublic,

    /// <summary>See the own account, its sign-ins and its second factors, and end or change them.</summary>
    KeepOwnAccount,

    /// <summary>Book for an applicant (T1, C7).</summary>
    Book,

    /// <summary>Book over the capacity or outside the window, with a reason that is recorded.</summary>
    Override,

    /// <summary>See reservations with contact and history, search them.</summary>
    ReadReservations,

    /// <summary>Change contact, move, cancel (T1).</summary>
    ChangeReservations,

    /// <summary>Say who came to a venue, and what became of it.</summary>
    Receive,

    /// <summary>Take lists with personal data out of the system (C9, P7).</summary>
    ExportReservations,

    /// <summary>Import applicants, issue, revoke and reissue reservation IDs (D1).</summary>
    ManageApplicants,

    /// <summary>See schedules, figures, worklists and what was changed; no personal data (C8).</summary>
    ReadCity,

    /// <summary>Set venues, procedures and what they are told about (D2, D3, C6).</summary>
    ManageVenues,

    /// <summary>Set sessions, capacities, closures and windows, and undo that (C4, C5).</summary>
    ManageSchedule,

    /// <summary>Approve or refuse what somebody else changed above the city's limit.</summary>
    ApproveChanges,

    /// <summary>Set above which size a change needs a second person.</summary>
    SetLimits,

    /// <summary>Work off the people whose seats a change took away.</summary>
    WorkWorklist,

    /// <summary>Close a day at once, with mails to everybody booked.</summary>
    CloseDays,

    /// <summary>Plan the times in which the citizens' site is stopped (D7).</summary>
    ManageMaintenance,

    /// <summary>See the records of troubles (C8, P5).</summary>
    ReadIncidents,

    /// <summary>Record troubles, and close them with a proposal against recurrence (A3).</summary>
    ManageIncidents,

    /// <summary>See who is who at the centre and the city, and whom to call (A6, T10).</summary>
    ReadOrganisation,

    /// <summary>Keep who is who at the centre and the city (A6, T10).</summary>
    ManageOrganisation,

    /// <summary>See what the city's side has still to finish (A5).</summary>
    ReadCases,

    /// <summary>Make, change, lock and train accounts (P6).</summary>
    ManageAccounts,

    /// <summary>Take calls, keep seats for callers, book families, file complaints (T1, T4).</summary>
    TakeCalls,

    /// <summary>See calls, complaints and reports (C8, T8).</summary>
    ReadCallCentre,

    /// <summary>See who is on a call, keep rosters, draw samples (A1).</summary>
    LeadCentre,

    /// <summary>Work on complaints, and report them to the city (T4).</summary>
    ManageComplaints,

    /// <summary>Look up manuals and whom to refer callers to (T3, T9).</summary>
    ReadManuals,

    /// <summary>Write manuals (T9).</summary>
    WriteManuals,

    /// <summary>See who did and who saw what (P5).</summary>
    ReadAudit,

    /// <summary>See the engine's dashboard; not an endpoint of the API.</summary>
    WatchEngine,
}
