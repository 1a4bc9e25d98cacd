namespace Storage.Alerts;

/// <summary>How the connection to a mail server is kept secret.</summary>
public enum EmailSecurity
{
    /// <summary>TLS from the start on port 465, else STARTTLS where the server offers it.</summary>
    Auto,

    /// <summary>TLS from the start.</summary>
    Tls,

    /// <summary>STARTTLS, or the message is not sent.</summary>
    StartTls,

    /// <summary>Not at all; for a server on the same machine.</summary>
    None,
}
