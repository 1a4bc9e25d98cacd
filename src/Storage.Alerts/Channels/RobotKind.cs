namespace Storage.Alerts;

/// <summary>Whose robot it is.</summary>
public enum RobotKind
{
    /// <summary>DingTalk's group robot; <see cref="RobotOptions.Secret"/> is that of its signing.</summary>
    DingTalk,

    /// <summary>WeCom's group robot; its key is in the address, and it has no signing.</summary>
    WeCom,

    /// <summary>Feishu's group robot; <see cref="RobotOptions.Secret"/> is that of its signing.</summary>
    Feishu,
}
